// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/verbs.hh"

#include <string>
#include <vector>

namespace news::annotation {
namespace {

constexpr Frames Q = kTakesQuote, T = kTakesThat, B = kTakesBare, P = kTakesPerson,
                 W = kTakesQuestion, F = kTakesFragment, R = kTakesRequest, O = kTakesOut,
                 D = kDocumentVerb, N = kQuoteOnlyNear, C = kTakesBare | kFiniteOnly;

struct Lemma {
  std::string_view base, third, past, participle;
  Frames frames;
  std::string_view nouns =
      {};  // the forms that are nouns as well: b(ase), t(hird), p(ast), g (participle)
};

// Bare clauses ("X said the plan ...") only where news prose has them regularly; elsewhere "that",
// a colon or a mark is asked for, or "reported earnings" and "noted author" become statements.
constexpr Lemma kLemmas[] = {
    {"say", "says", "said", "saying", Q | T | B | W},
    {"tell", "tells", "told", "telling", Q | T | B | P | W | R},
    {"add", "adds", "added", "adding", Q | T | B},
    {"write", "writes", "wrote", "writing", Q | T | B, "g"},
    {"tweet", "tweets", "tweeted", "tweeting", Q | T | B, "bt"},
    {"explain", "explains", "explained", "explaining", Q | T | B | W},
    {"note", "notes", "noted", "noting", Q | T | B, "bt"},
    {"argue", "argues", "argued", "arguing", Q | T | B},
    {"claim", "claims", "claimed", "claiming", Q | T | B, "bt"},
    {"insist", "insists", "insisted", "insisting", Q | T | B},
    {"suggest", "suggests", "suggested", "suggesting", Q | T | B},
    {"warn", "warns", "warned", "warning", Q | T | B | P, "g"},
    {"promise", "promises", "promised", "promising", Q | T | B | R, "bt"},
    {"vow", "vows", "vowed", "vowing", Q | T | B | R, "bt"},
    {"pledge", "pledges", "pledged", "pledging", Q | T | R, "bt"},
    {"admit", "admits", "admitted", "admitting", Q | T | B},
    {"estimate", "estimates", "estimated", "estimating", Q | T | B, "bt"},
    {"confirm", "confirms", "confirmed", "confirming", Q | T | B},
    {"predict", "predicts", "predicted", "predicting", Q | T | B},
    {"allege", "alleges", "alleged", "alleging", Q | T | B},
    {"joke", "jokes", "joked", "joking", Q | T | B, "bt"},
    {"state", "states", "stated", "stating", Q | T | C, "bt"},
    {"announce", "announces", "announced", "announcing", Q | T | C},
    {"report", "reports", "reported", "reporting", Q | T | C, "btg"},
    {"acknowledge", "acknowledges", "acknowledged", "acknowledging", Q | T | B},
    {"declare", "declares", "declared", "declaring", Q | T | C},
    {"agree", "agrees", "agreed", "agreeing", Q | T | C},
    {"respond", "responds", "responded", "responding", Q | T},
    {"reply", "replies", "replied", "replying", Q | T, "bt"},
    {"answer", "answers", "answered", "answering", Q | T, "bt"},
    {"point", "points", "pointed", "pointing", T | Q | O, "bt"},
    {"continue", "continues", "continued", "continuing", Q | N},
    {"mention", "mentions", "mentioned", "mentioning", Q | T, "bt"},
    {"reveal", "reveals", "revealed", "revealing", Q | T | C},
    {"recall", "recalls", "recalled", "recalling", Q | T},
    {"indicate", "indicates", "indicated", "indicating", Q | T | C | D},
    {"conclude", "concludes", "concluded", "concluding", Q | T | C},
    {"deny", "denies", "denied", "denying", T | Q},
    {"complain", "complains", "complained", "complaining", Q | T | C},
    {"assert", "asserts", "asserted", "asserting", Q | T | B},
    {"assure", "assures", "assured", "assuring", Q | T | B | P},
    {"reassure", "reassures", "reassured", "reassuring", Q | T | P},
    {"remind", "reminds", "reminded", "reminding", Q | T | P},
    {"inform", "informs", "informed", "informing", T | B | P},
    {"advise", "advises", "advised", "advising", Q | T | P | R},
    {"concede", "concedes", "conceded", "conceding", Q | T | B},
    {"disclose", "discloses", "disclosed", "disclosing", Q | T},
    {"remark", "remarks", "remarked", "remarking", Q | T, "bt"},
    {"observe", "observes", "observed", "observing", Q | T},
    {"comment", "comments", "commented", "commenting", Q | T, "bt"},
    {"reiterate", "reiterates", "reiterated", "reiterating", Q | T | B},
    {"repeat", "repeats", "repeated", "repeating", Q | T},
    {"stress", "stresses", "stressed", "stressing", Q | T | C, "bt"},
    {"emphasize", "emphasizes", "emphasized", "emphasizing", Q | T},
    {"emphasise", "emphasises", "emphasised", "emphasising", Q | T},
    {"underscore", "underscores", "underscored", "underscoring", Q | T},
    {"boast", "boasts", "boasted", "boasting", Q | T},
    {"lament", "laments", "lamented", "lamenting", Q | T},
    {"contend", "contends", "contended", "contending", Q | T | B},
    {"maintain", "maintains", "maintained", "maintaining", Q | T | B},
    {"signal", "signals", "signalled", "signalling", T, "bt"},
    {"recommend", "recommends", "recommended", "recommending", Q | T},
    {"imply", "implies", "implied", "implying", Q | T},
    {"caution", "cautions", "cautioned", "cautioning", Q | T | B | P, "bt"},
    {"clarify", "clarifies", "clarified", "clarifying", Q | T},
    {"testify", "testifies", "testified", "testifying", Q | T | B},
    {"counter", "counters", "countered", "countering", Q | T, "bt"},
    {"retort", "retorts", "retorted", "retorting", Q | T, "bt"},
    {"propose", "proposes", "proposed", "proposing", Q | T},
    {"demand", "demands", "demanded", "demanding", Q | T, "bt"},
    {"charge", "charges", "charged", "charging", Q | T, "bt"},
    {"quip", "quips", "quipped", "quipping", Q | T, "bt"},
    {"muse", "muses", "mused", "musing", Q | T},
    {"wonder", "wonders", "wondered", "wondering", Q | W, "bt"},
    {"ask", "asks", "asked", "asking", Q | W | P},
    {"question", "questions", "questioned", "questioning", Q | W, "bt"},
    {"inquire", "inquires", "inquired", "inquiring", Q | W},
    {"urge", "urges", "urged", "urging", Q | T | R, "bt"},
    {"swear", "swears", "swore", "swearing", Q | T},
    {"speculate", "speculates", "speculated", "speculating", Q | T},
    {"theorize", "theorizes", "theorized", "theorizing", Q | T},
    {"elaborate", "elaborates", "elaborated", "elaborating", Q, "b"},
    {"specify", "specifies", "specified", "specifying", Q | T},
    {"post", "posts", "posted", "posting", Q, "btg"},
    {"email", "emails", "emailed", "emailing", Q, "bt"},
    {"text", "texts", "texted", "texting", Q | N, "bt"},
    {"shout", "shouts", "shouted", "shouting", Q | T, "bt"},
    {"yell", "yells", "yelled", "yelling", Q | T},
    {"scream", "screams", "screamed", "screaming", Q | T, "bt"},
    {"chant", "chants", "chanted", "chanting", Q, "bt"},
    {"exclaim", "exclaims", "exclaimed", "exclaiming", Q | T},
    {"whisper", "whispers", "whispered", "whispering", Q, "bt"},
    {"mutter", "mutters", "muttered", "muttering", Q},
    {"read", "reads", "read", "reading", Q | D | N, "bg"},
    {"go", "goes", "went", "going", Q | D | N},
    {"offer", "offers", "offered", "offering", Q | N, "bt"},
    {"begin", "begins", "began", "beginning", Q | N, "g"},
    {"interject", "interjects", "interjected", "interjecting", Q},
    {"laugh", "laughs", "laughed", "laughing", Q | N, "bt"},
    {"sigh", "sighs", "sighed", "sighing", Q | N, "bt"},
    {"grumble", "grumbles", "grumbled", "grumbling", Q | T},
    {"gush", "gushes", "gushed", "gushing", Q | N},
    {"cry", "cries", "cried", "crying", Q | N, "bt"},
    {"proclaim", "proclaims", "proclaimed", "proclaiming", Q | T},
    {"implore", "implores", "implored", "imploring", Q},
    {"exhort", "exhorts", "exhorted", "exhorting", Q},
    {"plead", "pleads", "pleaded", "pleading", Q | N},
    {"protest", "protests", "protested", "protesting", Q | T, "bt"},
    {"object", "objects", "objected", "objecting", Q | T, "bt"},
    {"interrupt", "interrupts", "interrupted", "interrupting", Q | N},
    {"rule", "rules", "ruled", "ruling", T | C, "btg"},
    {"hint", "hints", "hinted", "hinting", Q | T, "bt"},
    {"echo", "echoes", "echoed", "echoing", Q | N, "bt"},
    {"affirm", "affirms", "affirmed", "affirming", Q | T},
    {"reaffirm", "reaffirms", "reaffirmed", "reaffirming", Q | T},
    {"brag", "brags", "bragged", "bragging", Q | T},
    {"confess", "confesses", "confessed", "confessing", Q | T},
    {"fume", "fumes", "fumed", "fuming", Q | N, "bt"},
    {"snap", "snaps", "snapped", "snapping", Q | N, "bt"},
    {"marvel", "marvels", "marvelled", "marvelling", Q | N, "bt"},
    {"chide", "chides", "chided", "chiding", Q | N},
    {"opine", "opines", "opined", "opining", Q | T},
    {"posit", "posits", "posited", "positing", Q | T},
    {"forecast", "forecasts", "forecast", "forecasting", Q | T | C, "btp"},
    {"apologize", "apologizes", "apologized", "apologizing", Q | N},
    {"gripe", "gripes", "griped", "griping", Q | T, "bt"},
    {"scoff", "scoffs", "scoffed", "scoffing", Q | N},
    {"retweet", "retweets", "retweeted", "retweeting", Q | N, "bt"},
    {"summarize", "summarizes", "summarized", "summarizing", Q | N},
    {"reckon", "reckons", "reckoned", "reckoning", Q | N, "g"},
    {"pray", "prays", "prayed", "praying", Q | N},
    {"tease", "teases", "teased", "teasing", Q | N},
    {"attest", "attests", "attested", "attesting", Q | T},
    {"recount", "recounts", "recounted", "recounting", Q | T},
    {"relay", "relays", "relayed", "relaying", Q | T},
    {"quote", "quotes", "quoted", "quoting", N, "bt"},
    {"hear", "hears", "heard", "hearing", T | B, "g"},
    {"show", "shows", "showed", "showing", T | C | D, "bt"},
    {"find", "finds", "found", "finding", T | C | D, "btg"},
    {"call", "calls", "called", "calling", F, "bt"},
    {"describe", "describes", "described", "describing", F},
    {"characterize", "characterizes", "characterized", "characterizing", F},
    {"label", "labels", "labelled", "labelling", F, "bt"},
    {"dub", "dubs", "dubbed", "dubbing", F},
    {"brand", "brands", "branded", "branding", F, "bt"},
    {"denounce", "denounces", "denounced", "denouncing", F},
    {"dismiss", "dismisses", "dismissed", "dismissing", F},
    {"condemn", "condemns", "condemned", "condemning", F},
    {"slam", "slams", "slammed", "slamming", F},
    {"blast", "blasts", "blasted", "blasting", F, "bt"},
    {"criticize", "criticizes", "criticized", "criticizing", F},
    {"praise", "praises", "praised", "praising", F, "bt"},
    {"refer", "refers", "referred", "referring", F},
    {"accuse", "accuses", "accused", "accusing", F},
    {"deem", "deems", "deemed", "deeming", F},
    {"cite", "cites", "cited", "citing", F},
    {"compare", "compares", "compared", "comparing", F},
};

std::vector<SpeechVerb> build_table() {
  std::vector<SpeechVerb> out(1);
  for (const Lemma& lemma : kLemmas) {
    const auto noun = [&](char form) { return lemma.nouns.find(form) != std::string_view::npos; };
    out.push_back({lemma.base, lemma.base, VerbForm::base, lemma.frames, noun('b')});
    out.push_back({lemma.third, lemma.base, VerbForm::third, lemma.frames, noun('t')});
    out.push_back({lemma.past, lemma.base, VerbForm::past, lemma.frames, noun('p')});
    out.push_back({lemma.participle, lemma.base, VerbForm::participle, lemma.frames, noun('g')});
  }
  // Spellings of their own.
  out.push_back({"written", "write", VerbForm::past, Frames(Q | T), false});
  out.push_back({"shown", "show", VerbForm::past, Frames(T | C | D), false});
  out.push_back({"signaled", "signal", VerbForm::past, T, false});
  out.push_back({"signaling", "signal", VerbForm::participle, T, false});
  out.push_back({"labeled", "label", VerbForm::past, F, false});
  out.push_back({"labeling", "label", VerbForm::participle, F, false});
  return out;
}

const std::vector<SpeechVerb>& table() {
  static const std::vector<SpeechVerb> kTable = build_table();
  return kTable;
}

}  // namespace

const SpeechVerb& speech_verb(std::uint16_t index) {
  return table()[index];
}
std::size_t speech_verb_count() {
  return table().size();
}

}  // namespace news::annotation
