#include "examples/generate/debtors.hpp"

#include <fmt/format.h>

#include <chrono>

namespace dun::demo {
namespace {

using Names = std::string_view;

constexpr std::array<Names, 40> first_names{
    "Åse",     "Bjørn",  "Ragnhild", "Øyvind", "Ingrid", "Håkon", "Kari",  "Ole",    "Solveig", "Jørgen",
    "Synnøve", "Pål",    "Gørild",   "Trygve", "Åshild", "Lars",  "Marit", "Sølvi",  "Erlend",  "Torbjørn",
    "Nina",    "Håvard", "Unni",     "Kjell",  "Astrid", "Bård",  "Liv",   "Gunnar", "Tuva",    "Magnus",
    "Frøydis", "Eirik",  "Randi",    "Ståle",  "Hilde",  "Arvid", "Mærta", "Jon",    "Brit",    "René"};
constexpr std::array<Names, 36> last_names{
    "Bråten",    "Sæther",      "Ødegård", "Hansen",    "Lønning", "Nygård",  "Strøm",    "Fjeld",    "Haugen",
    "Myklebust", "Kråkenes",    "Bø",      "Solbakken", "Vågen",   "Ås",      "Berge",    "Tømmerås", "Lie",
    "Grønvold",  "Dahl",        "Nærland", "Skår",      "Rønning", "Moen",    "Øverland", "Helgesen", "Bjørnstad",
    "Kvåle",     "Engebretsen", "Sørli",   "Tveit",     "Aas",     "Hægstad", "Lund",     "Gjærum",   "Vik"};
constexpr std::array<Names, 18> streets{"Storgata",      "Kirkeveien",    "Sjøgata",     "Bjørkealléen", "Skolevegen",
                                        "Fjordgata",     "Øvre Torggate", "Møllerveien", "Strandgata",   "Åsveien",
                                        "Nygårdsgata",   "Tærudvegen",    "Bekkefaret",  "Grønnegata",   "Havnegata",
                                        "Rådhusplassen", "Søndre gate",   "Løkkeveien"};
constexpr std::array<Names, 16> towns{"0155 Oslo",     "5003 Bergen",  "7011 Trondheim",   "9008 Tromsø",
                                      "6002 Ålesund",  "3015 Drammen", "4006 Stavanger",   "1606 Fredrikstad",
                                      "8006 Bodø",     "2317 Hamar",   "3724 Skien",       "4611 Kristiansand",
                                      "9900 Kirkenes", "6900 Florø",   "2609 Lillehammer", "1701 Sarpsborg"};
constexpr std::array<Names, 14> business_stems{"Østfjord", "Nordås",   "Blåfjell",  "Sjøholmen",   "Trollvik",
                                               "Kråkøy",   "Gråstein", "Bekkestua", "Fløyfjell",   "Hvalstrand",
                                               "Lyngør",   "Rødhette", "Ævskog",    "Tindegårdens"};
constexpr std::array<Names, 12> business_trades{"Bygg & Anlegg", "Rør og Varme", "Bakeri",    "Fiskeeksport",
                                                "Regnskap",      "Bilverksted",  "Møbler",    "Elektro",
                                                "Gartneri",      "Kafé",         "Transport", "Tannlegekontor"};
constexpr std::array<Names, 10> public_names{"Lillevik kommune",     "Øvre Fjorddal kommune", "Storås kommune",
                                             "Nesøya fylkeskommune", "Tømmerdal kommune",     "Vestre Skår kommune",
                                             "Ytre Sæbø kommune",    "Havørn interkommunale", "Grønnås kommune",
                                             "Blåberg sykehus HF"};

std::string address(Dice& dice) {
  const std::string_view street = dice.one_of(streets);
  const std::int64_t number = dice.between(1, 118);
  return fmt::format("{} {}, {}", street, number, dice.one_of(towns));
}

/// The letters an e-mail address can do without: æ, ø, å and é become their plain neighbours.
std::string plain(std::string_view name) {
  std::string result;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '\xC3') {
      const char c = name[i];
      result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == ' ' ? '.' : c;
      continue;
    }
    const char second = name[++i];
    if (second == '\xA6' || second == '\x86')
      result += "ae";
    else if (second == '\xB8' || second == '\x98')
      result += 'o';
    else if (second == '\xA5' || second == '\x85')
      result += 'a';
    else
      result += 'e';
  }
  return result;
}

Day long_ago(Dice& dice) {
  return values::from_civil(std::chrono::year(2023) / 1 / 1) + static_cast<std::int32_t>(dice.between(0, 800));
}

void add_email(Dice& dice, Debtor& debtor, const std::string& local) {
  debtor.contacts.push_back(
      {"email", fmt::format("{}.{}@post.example", local, debtor.id), long_ago(dice), std::nullopt});
  if (dice.percent(4)) debtor.contacts.back().until = values::from_civil(std::chrono::year(2026) / 2 / 1);
}

void make_consumer(Dice& dice, Debtor& debtor) {
  const std::string_view first_name = dice.one_of(first_names);
  const std::string name = fmt::format("{} {}", first_name, dice.one_of(last_names));
  debtor.name = name;
  debtor.kind = "consumer";
  debtor.segment = dice.percent(20) ? "new" : "standard";
  debtor.direct_debit = dice.percent(24);
  if (debtor.direct_debit) debtor.contacts.push_back({"direct-debit", "avtale-" + debtor.id, long_ago(dice), std::nullopt});
  if (dice.percent(45)) debtor.contacts.push_back({"efaktura", "ef-" + debtor.id, long_ago(dice), std::nullopt});
  if (dice.percent(70)) add_email(dice, debtor, plain(name));
  if (dice.percent(92)) debtor.contacts.push_back({"letter", address(dice), std::nullopt, std::nullopt});
  if (!dice.percent(80)) return;
  debtor.contacts.push_back(
      {"sms", fmt::format("+470{:07}", dice.between(1'000'000, 9'999'999)), std::nullopt, std::nullopt});
  if (!dice.percent(60)) return;
  debtor.sms_consent = Contact{"sms", "", long_ago(dice), std::nullopt};
  if (dice.percent(6)) debtor.sms_consent->until = values::from_civil(std::chrono::year(2026) / 1 / 31);
}

void make_business(Dice& dice, Debtor& debtor) {
  const std::string_view stem = dice.one_of(business_stems);
  debtor.name = fmt::format("{} {} AS", stem, dice.one_of(business_trades));
  debtor.kind = "business";
  debtor.segment = dice.percent(15) ? "key" : "standard";
  if (dice.percent(65))
    debtor.contacts.push_back(
        {"ehf", fmt::format("0192:1{:08}", dice.between(0, 99'999'999)), long_ago(dice), std::nullopt});
  if (dice.percent(75)) add_email(dice, debtor, "faktura." + plain(stem));
  if (dice.percent(94)) debtor.contacts.push_back({"letter", address(dice), std::nullopt, std::nullopt});
}

void make_public(Dice& dice, Debtor& debtor, int ordinal) {
  debtor.name = public_names[static_cast<std::size_t>(ordinal) % public_names.size()];
  debtor.kind = "public";
  debtor.segment = "standard";
  debtor.contacts.push_back(
      {"ehf", fmt::format("0192:1{:08}", dice.between(0, 99'999'999)), long_ago(dice), std::nullopt});
}

struct Abroad {
  std::string_view name, country, language, currency, address;
};
constexpr std::array abroad{
    Abroad{"Småland Möbler AB", "SE", "sv", "SEK", "Storgatan 4, 352 30 Växjö"},
    Abroad{"Västkust Fisk AB", "SE", "sv", "SEK", "Hamngatan 11, 411 06 Göteborg"},
    Abroad{"Hafenkontor GmbH", "DE", "de", "EUR", "Große Elbstraße 12, 22767 Hamburg"},
    Abroad{"Jyllands Tømmer ApS", "DK", "da", "EUR", "Søndergade 40, 8000 Aarhus"},
    Abroad{"Pacific Cold Storage Inc", "US", "en", "USD", "1200 Pier Road, Seattle WA"},
};

void make_foreign(Dice& dice, Debtor& debtor, const Abroad& from) {
  debtor.name = from.name;
  debtor.kind = "business";
  debtor.country = from.country;
  debtor.language = from.language;
  debtor.currency = from.currency;
  debtor.segment = "export";
  add_email(dice, debtor, "finance");
  debtor.contacts.push_back({"letter", std::string(from.address), std::nullopt, std::nullopt});
}

}  // namespace

std::vector<Debtor> make_debtors(Dice& dice, int count) {
  std::vector<Debtor> debtors;
  for (int i = 0; i < count; ++i) {
    Debtor debtor;
    debtor.id = std::to_string(10'000 + i * 7);
    if (i % 60 == 59)
      make_public(dice, debtor, i / 60);
    else if (i % 40 == 20)
      make_foreign(dice, debtor, abroad[static_cast<std::size_t>(i / 40) % abroad.size()]);
    else if (i % 4 == 3)
      make_business(dice, debtor);
    else
      make_consumer(dice, debtor);
    debtors.push_back(std::move(debtor));
  }
  return debtors;
}

}  // namespace dun::demo
