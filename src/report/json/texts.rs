//! Which sentence goes where in a JSON document.

use serde_json::Value;

use crate::infeasibility::{Clash, Derivation, RuleNote};
use crate::plan::PlanLottery;
use crate::proposal::{CriterionNote, CriterionPart, Pairing, Proposal};
use crate::report::language::Language;
use crate::report::reasons::reasons;
use crate::rules::Screening;
use crate::sensitivity::{
    BetterPartner, Change, Comparison, Completions, Firmness, PairAnswer, PriceTable, Question,
    Reserve, RoundsPrice, Stability, WeightFirmness, WhyNot, Withdrawals,
};
use crate::validation::{TestOutcome, Validation};

/// A document whose JSON can carry sentences.
pub trait AddTexts {
    /// Adds the sentences of a language to the JSON of this document, under the key `text` of the
    /// objects that they are about.
    fn add_texts(&self, json: &mut Value, language: &dyn Language);
}

/// Adds a sentence to an object.
fn set(json: &mut Value, text: String) {
    if let Value::Object(object) = json {
        object.insert("text".to_owned(), Value::String(text));
    }
}

/// Adds the texts of each of several documents, whose JSON is the list under a key.
fn set_each<T>(json: &mut Value, key: &str, list: &[T], add: impl Fn(&T, &mut Value)) {
    if let Some(Value::Array(values)) = json.get_mut(key) {
        for (one, value) in list.iter().zip(values) {
            add(one, value);
        }
    }
}

/// Adds a sentence to the object under a key.
fn set_at(json: &mut Value, key: &str, text: String) {
    if let Some(value) = json.get_mut(key) {
        set(value, text);
    }
}

fn set_rules(json: &mut Value, rules: &[RuleNote], language: &dyn Language) {
    set_each(json, "rules", rules, |note, value| set(value, language.rule(&note.says)));
}

impl<T: AddTexts> AddTexts for Option<T> {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        if let Some(document) = self {
            document.add_texts(json, language);
        }
    }
}

impl<T: AddTexts> AddTexts for [T] {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        if let Value::Array(values) = json {
            for (one, value) in self.iter().zip(values) {
                one.add_texts(value, language);
            }
        }
    }
}

impl<T: AddTexts> AddTexts for Vec<T> {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        self.as_slice().add_texts(json, language);
    }
}

impl AddTexts for Proposal {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set_rules(json, &self.rules, language);
        set_each(json, "criteria", &self.criteria, |one, value| one.add_texts(value, language));
        set_each(json, "pairings", &self.pairings, |one, value| one.add_texts(value, language));
        set_each(json, "unmatched", &self.unmatched, |one, value| {
            set_at(value, "because", language.unmatched_reason(&one.because));
        });
        set_each(json, "objectives", &self.objectives, |one, value| {
            set(value, language.objective_reached(one));
        });
        if self.no_effective_weights.is_some() {
            let text = language.effective_weights(self.no_effective_weights);
            set_at(json, "no_effective_weights", text);
        }
        set_each(json, "notices", &self.notices, |one, value| set(value, language.notice(one)));
        match &self.clash {
            Some(clash) => {
                if let Some(value) = json.get_mut("clash") {
                    clash.add_texts(value, language);
                }
            }
            None => set_at(json, "certificate", language.proof(self)),
        }
    }
}

impl AddTexts for Pairing {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set_each(json, "criteria", &self.criteria, |one, value| one.add_texts(value, language));
        set(json, reasons(self, usize::MAX, language));
    }
}

impl AddTexts for CriterionNote {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        if let Some(missingness) = &self.missingness {
            set_at(json, "missingness", language.missingness(missingness));
        }
        set(json, language.meaning(&self.meaning));
    }
}

impl AddTexts for CriterionPart {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        if let Some(unknown) = &self.unknown {
            set_at(json, "unknown", language.unknown(unknown));
        }
        set_each(json, "evidence", &self.evidence, |item, value| {
            set(value, language.reason(&item.reason));
        });
        set_each(json, "zero", &self.zero, |one, value| set(value, language.zero(one)));
        set(json, language.meaning(&self.meaning));
    }
}

impl AddTexts for Clash {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set_rules(json, &self.rules, language);
        if let Some(value) = json.get_mut("derivation") {
            self.derivation.add_texts(value, language);
        }
        set_each(json, "relaxations", &self.relaxations, |one, value| {
            set(value, language.relaxation(one));
        });
        set(json, language.no_plan(self));
    }
}

impl AddTexts for Derivation {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set_each(json, "because", &self.because, |one, value| one.add_texts(value, language));
        set(json, language.statement(&self.statement));
    }
}

impl AddTexts for PriceTable {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set_each(json, "rules", &self.rules, |price, value| {
            set_each(value, "shadow", &price.shadow, |shadow, value| {
                set(value, language.shadow_price(shadow));
            });
            set(value, language.rule(&price.rule.says));
        });
    }
}

impl AddTexts for RoundsPrice {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set(json, language.rounds_price(self));
    }
}

impl AddTexts for Firmness {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        let sentences = [
            language.equally_good_plans(self),
            language.meaning_of_probabilities(self),
            language.meaning_of_margins(),
            language.openness(self),
        ];
        set(json, sentences.join(" ").trim_end().to_owned());
        set_each(json, "pairs", &self.pairs, |pair, value| {
            set(value, language.firm_pair(&self.objectives, pair));
        });
        if let (Some(weights), Some(value)) = (&self.weights, json.get_mut("weights")) {
            weights.add_texts(value, language);
        }
    }
}

impl AddTexts for WeightFirmness {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set_at(json, "acceptability", language.acceptability(&self.acceptability));
        let ranges = if self.ranges.is_best {
            language.ranges_heading(&self.ranges)
        } else {
            language.not_best()
        };
        set_at(json, "ranges", ranges);
        if let Some(nearest) = &self.nearest {
            set_at(json, "nearest", language.nearest_change(nearest));
        }
        if let (Some(balance), Some(value)) = (&self.balance, json.get_mut("balance")) {
            if let Some(partition) = &balance.partition {
                set_at(value, "partition", language.partition_heading(partition));
            }
            if let Some(front) = &balance.front {
                set_at(value, "front", language.front_heading(front));
            }
        }
        if let Some(because) = self.ranges.not_linear {
            set(json, language.not_linear(because));
        }
    }
}

impl AddTexts for Stability {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set(json, language.price_of_stability(self));
    }
}

impl AddTexts for Reserve {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        let text = match self.choices.len() {
            0 => language.no_reserve(&[&self.region]),
            _ => language.reserve(self),
        };
        set(json, text);
    }
}

impl AddTexts for PairAnswer {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        for (key, texts) in [
            ("pairing", &self.pairing as &dyn AddTexts),
            ("better_partners", &self.better_partners),
            ("why_not", &self.why_not),
        ] {
            if let Some(value) = json.get_mut(key) {
                texts.add_texts(value, language);
            }
        }
    }
}

impl AddTexts for WhyNot {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        if let Some(lifting) = &self.lifting {
            set_at(json, "lifting", language.lifting(lifting));
            if let Some(value) = json.get_mut("lifting") {
                set_rules(value, &lifting.rules, language);
            }
        }
        set(json, language.standing(self));
    }
}

impl AddTexts for BetterPartner {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set(json, language.better_partner(self));
    }
}

impl AddTexts for Withdrawals {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set_each(json, "regions", &self.regions, |one, value| set(value, language.withdrawal(one)));
    }
}

impl AddTexts for PlanLottery {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set(json, language.lottery(self));
    }
}

impl AddTexts for Completions {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set(json, language.completions(self));
    }
}

impl AddTexts for Question {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set_at(json, "unknown", language.unknown(&self.unknown));
        set(json, language.question(&self.unknown));
    }
}

impl AddTexts for Change {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        let unchanged = self.gone.is_empty() && self.new.is_empty();
        let text = if unchanged { language.no_change(self.kept) } else { language.change(self) };
        set(json, text);
    }
}

impl AddTexts for Screening {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set_each(json, "required", &self.required, |one, value| {
            set(value, language.required_conditions(one));
        });
        set_each(json, "regions", &self.regions, |region, value| {
            for (key, list) in [("missing", &region.missing), ("flags", &region.flags)] {
                set_each(value, key, list, |missing, value| {
                    set(value, language.missing_condition(missing));
                });
            }
        });
    }
}

impl AddTexts for Validation {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set_each(json, "fits", &self.fits, |fit, value| {
            set_at(value, "scoring", language.scored_by(&fit.scoring));
            for (key, outcome) in [("test", &fit.test), ("total", &fit.total)] {
                if let TestOutcome::Untestable { because } = outcome {
                    set_at(
                        value,
                        key,
                        language.not_tested(&[language.scored_by(&fit.scoring)], because),
                    );
                }
            }
        });
        if let Some(plan) = &self.plan {
            set_at(json, "plan", language.plan_hits(plan));
        }
        let text = if self.pairs.is_empty() {
            language.no_observed_pairing()
        } else {
            language.observed_pairs(self)
        };
        set(json, text);
    }
}

impl AddTexts for Comparison {
    fn add_texts(&self, json: &mut Value, language: &dyn Language) {
        set(json, language.deciders(self));
        set_each(json, "plans", &self.plans, |plan, value| {
            set(value, language.candidate(self, &plan.origins));
        });
        set_each(json, "regions", &self.regions, |view, value| {
            set(value, language.region_view(self, view).join("; "));
        });
    }
}
