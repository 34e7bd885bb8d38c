#include "engine/facts/ledger/seal.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include "engine/facts/ledger/action_row.hpp"

namespace dun::facts {

namespace {

class Hasher {
 public:
  Hasher() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    check(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  }
  void add(std::string_view bytes) { check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }
  [[nodiscard]] std::string finish() {
    std::array<unsigned char, 32> hash{};
    check(EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr) == 1);
    return {hash.begin(), hash.end()};
  }

 private:
  static void check(bool worked) {
    if (!worked) throw std::runtime_error("the cryptographic library refused to make a hash");
  }
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

}  // namespace

std::string hash_of(std::string_view before, SealKind kind, std::int64_t first, std::int64_t last,
                    std::string_view bytes) {
  Hasher hasher;
  hasher.add(before);
  hasher.add(fmt::format("|{}|{}|{}|{}|", static_cast<int>(kind), first, last, bytes.size()));
  hasher.add(bytes);
  return hasher.finish();
}

std::string hexadecimal(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

Sealer::Sealer(Database& database) : database_(database) {
  Statement& row =
      database.cached("SELECT number, kind, first, last, hash FROM seal ORDER BY number DESC LIMIT 1").with();
  if (!row.step()) return;
  last_ = {row.integer(0), static_cast<SealKind>(row.integer(1)), row.integer(2), row.integer(3), row.text(4)};
  row.reset();
}

void Sealer::seal(SealKind kind, std::int64_t first, std::int64_t last, std::string_view bytes) {
  last_ = {last_.number + 1, kind, first, last, hash_of(last_.hash, kind, first, last, bytes)};
  Statement& insert = database_.cached("INSERT INTO seal VALUES (?, ?, ?, ?, ?)");
  insert.with(last_.number, static_cast<int>(kind), first, last);
  insert.bind_bytes(5, last_.hash);
  insert.run();
}

namespace {

/// Reads rows by number and seals them batch by batch.
template <class Read>
void seal_rows(Database& database, Words& words, SealKind kind, std::int64_t first, std::int64_t last, const char* sql,
               Read read) {
  Sealer sealer(database);
  std::string bytes;
  for (std::int64_t from = first; from <= last; from += rows_per_seal) {
    const std::int64_t to = std::min(last, from + rows_per_seal - 1);
    bytes.clear();
    Statement& rows = database.cached(sql).with(from, to);
    while (rows.step()) append_bytes(bytes, read(rows), words);
    sealer.seal(kind, from, to, bytes);
  }
}

}  // namespace

void seal_actions(Database& database, Words& words, std::int64_t first, std::int64_t last) {
  static const std::string sql =
      fmt::format("SELECT {} FROM action a WHERE a.number BETWEEN ? AND ? ORDER BY a.number", action_columns);
  seal_rows(database, words, SealKind::decisions, first, last, sql.c_str(), read_action);
}

void seal_changes(Database& database, Words& words, std::int64_t first, std::int64_t last) {
  static const std::string sql =
      fmt::format("SELECT {} FROM action_change c WHERE c.number BETWEEN ? AND ? ORDER BY c.number", change_columns);
  seal_rows(database, words, SealKind::changes, first, last, sql.c_str(), read_change);
}

}  // namespace dun::facts
