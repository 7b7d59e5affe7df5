//! The list of all kinds of rules.

use ::toml::de::DeTable;
use serde::{Deserialize, Serialize};

use super::bounds::CountBounds;
use super::effect::{Effect, RuleContext};
use super::exclusion::{Exclusion, PairFacts};
use super::kind::{Listed, RuleField, RuleKind, Single};
use super::kinds::as_one::AsOne;
use super::kinds::attributes::AttributeRule;
use super::kinds::capacities::{Capacity, CapacityDescription};
use super::kinds::conditions::Conditions;
use super::kinds::earlier_ties::{EarlierTies, TiesAdmitted};
use super::kinds::eligibility::Eligibility;
use super::kinds::exclusive::Exclusive;
use super::kinds::forbidden::Forbidden;
use super::kinds::maximum_distance::MaximumDistance;
use super::kinds::minimum_score::MinimumScore;
use super::kinds::minimum_values::MinimumValue;
use super::kinds::not_again::NotAgain;
use super::kinds::number_of_pairs::NumberOfPairs;
use super::kinds::pair_quotas::{PairQuota, PairQuotaDescription};
use super::kinds::pairs::{Pairs, PairsWanted};
use super::kinds::quotas::{Quota, QuotaDescription};
use super::kinds::required::Required;
use super::kinds::shared_themes::SharedThemes;
use super::kinds::sizes::{RegionSize, RegionSizeDescription, Size};
use super::kinds::withdrawn::{Withdrawal, WithdrawalDescription, Withdrawn};
use super::labels::Labels;
use super::linked::{LinkedDescription, LinkedRegions};
use super::names::NameCheck;
use super::objective::Objective;
use super::pair::{PairDescription, RegionPair};
use super::reader::TomlReader;
use super::screening::{RequiredConditions, RequiredConditionsDescription};
use super::setting::SettingCheck;
use super::unknown_name::UnknownName;
use super::walk::Walk;
use crate::profile::{Dataset, SideLabel, Sides};

/// Declares the fields of [`Rules`], the variants of [`RuleId`] and [`RuleDescription`], and what
/// depends on the kind of a rule. A line is `key: type of the field, kind(description)`.
macro_rules! kinds {
    (
        single { $(
            $(#[doc = $single_doc:literal])+
            $single:ident: $field:ty, $Single:ident($SingleDescription:ty);
        )+ }
        listed { $(
            $(#[doc = $listed_doc:literal])+
            $listed:ident: Vec<$data:ty>, $Listed:ident($ListedDescription:ty);
        )+ }
    ) => {
        /// The rules of a programme. Each has a page with its formula, cost and an example:
        /// [`crate::docs::rules`].
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Rules {
            /// With [`PairsWanted::Free`]: the score that a pair must exceed to be worth making,
            /// from 0 to 1.
            #[serde(default)]
            pub reservation: f64,
            /// What a plan optimises, one objective after another; if empty, `pairs` decides.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub objectives: Vec<Objective>,
            $(
                $(#[doc = $single_doc])+
                #[serde(default, skip_serializing_if = "RuleField::is_silent")]
                pub $single: $field,
            )+
            $(
                $(#[doc = $listed_doc])+
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                pub $listed: Vec<$data>,
            )+
            /// The plan from which [`Objective::FewestChanges`] counts changes.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub earlier_plan: Vec<RegionPair>,
        }

        /// One rule of a programme. Its text is the position of the rule in the programme file,
        /// such as `rules.required[2]` for the second required pair; in code, positions start at 0.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[non_exhaustive]
        pub enum RuleId {
            $( $(#[doc = $single_doc])+ $Single, )+
            $( $(#[doc = $listed_doc])+ $Listed(usize), )+
            /// Regions meet in the rounds of the programme.
            Rounds,
            /// The default that a region of the left side has at most one partner.
            OnePartnerLeft,
            /// The default that a region of the right side has at most one partner.
            OnePartnerRight,
        }

        /// The description of one rule for a report, with the names of regions, themes and domains.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "rule", rename_all = "kebab-case")]
        pub enum RuleDescription {
            $( $(#[doc = $single_doc])+ $Single($SingleDescription), )+
            $( $(#[doc = $listed_doc])+ $Listed($ListedDescription), )+
            /// Regions meet in the rounds of the programme.
            Rounds,
            /// A region of a side has at most one partner, unless a capacity says otherwise.
            OnePartner {
                /// The side.
                #[serde(flatten)]
                side: SideLabel,
            },
        }

        impl RuleId {
            /// Rules that a programme states once, with their text.
            pub(super) const SINGLE: &[(Self, &str)] = &[
                $( (Self::$Single, concat!("rules.", stringify!($single))), )+
                (Self::Rounds, "rounds"),
                (Self::OnePartnerLeft, "default: one partner, left side"),
                (Self::OnePartnerRight, "default: one partner, right side"),
            ];

            /// Rules that a programme states any number of times, with their text.
            pub(super) const LISTED: &[(fn(usize) -> Self, &str)] =
                &[$( (Self::$Listed, concat!("rules.", stringify!($listed))), )+];

            /// The position among the rules of its kind, from 0.
            pub(super) fn place(self) -> Option<usize> {
                match self {
                    $( Self::$Listed(place) => Some(place), )+
                    _ => None,
                }
            }
        }

        impl Rules {
            /// The keys of `[rules]`.
            pub(super) const KEYS: &[&str] = &[
                "reservation",
                "objectives",
                $( stringify!($single), )+
                $( stringify!($listed), )+
                "earlier_plan",
            ];

            /// Returns the rules that are stated, in the order of the fields. `pairs = "complete"`
            /// is one of them; "largest" and "free" leave a plan all freedom and are none.
            pub fn stated(&self) -> Vec<RuleId> {
                let mut stated = Vec::new();
                $( stated.extend(self.$single.stated().map(|_| RuleId::$Single)); )+
                $( stated.extend((0..self.$listed.len()).map(RuleId::$Listed)); )+
                stated
            }

            /// Returns the rules without one of them; later ones of its list move up. `None` for
            /// defaults, rounds and rules that are not stated.
            pub fn without(&self, rule: RuleId) -> Option<Self> {
                let mut rules = self.clone();
                match rule {
                    $( RuleId::$Single => rules.$single.clear(), )+
                    $( RuleId::$Listed(place) if place < rules.$listed.len() => {
                        rules.$listed.remove(place);
                    } )+
                    _ => return None,
                }
                Some(rules)
            }

            /// Returns the description of a rule; `None` if there is no such rule.
            ///
            /// `sides` are the sides of the programme: left seeks, right hosts.
            pub fn description(
                &self,
                rule: RuleId,
                dataset: &Dataset,
                sides: &Sides,
            ) -> Option<RuleDescription> {
                let labels = Labels::new(dataset);
                Some(match rule {
                    $( RuleId::$Single => {
                        RuleDescription::$Single(self.$single.stated()?.clone())
                    } )+
                    $( RuleId::$Listed(place) => {
                        let rule = self.$listed.get(place)?;
                        RuleDescription::$Listed(rule.description(labels))
                    } )+
                    RuleId::Rounds => RuleDescription::Rounds,
                    RuleId::OnePartnerLeft => {
                        RuleDescription::OnePartner { side: labels.side(&sides.left) }
                    }
                    RuleId::OnePartnerRight => {
                        RuleDescription::OnePartner { side: labels.side(&sides.right) }
                    }
                })
            }

            /// Returns why this rule alone excludes a pair; `None` if it does not, and for rules
            /// that do not look at single pairs.
            pub fn exclusion_by(&self, rule: RuleId, pair: &PairFacts<'_>) -> Option<Exclusion> {
                match rule {
                    $( RuleId::$Single => $Single::exclusion(self.$single.stated()?, pair), )+
                    $( RuleId::$Listed(place) => $Listed::exclusion(self.$listed.get(place)?, pair), )+
                    _ => None,
                }
            }

            /// Returns what a stated rule does to a plan.
            pub(crate) fn effect(&self, rule: RuleId, context: &dyn RuleContext) -> Option<Effect> {
                match rule {
                    $( RuleId::$Single => $Single::effect(self.$single.stated()?, context), )+
                    $( RuleId::$Listed(place) => $Listed::effect(self.$listed.get(place)?, context), )+
                    _ => None,
                }
            }

            /// Whether what a rule does to a plan changes with the scores.
            pub(crate) fn depends_on_scores(&self, rule: RuleId) -> bool {
                match rule {
                    $( RuleId::$Single => {
                        self.$single.stated().is_some_and($Single::depends_on_scores)
                    } )+
                    $( RuleId::$Listed(place) => {
                        self.$listed.get(place).is_some_and($Listed::depends_on_scores)
                    } )+
                    _ => false,
                }
            }

            /// Returns the numbers of a rule, if it has any.
            pub fn bounds(&self, rule: RuleId) -> Option<&CountBounds> {
                match rule {
                    $( RuleId::$Listed(place) => self.$listed.get(place)?.bounds(), )+
                    _ => None,
                }
            }

            /// Returns the numbers of a rule for a change, if it has any.
            pub fn bounds_mut(&mut self, rule: RuleId) -> Option<&mut CountBounds> {
                match rule {
                    $( RuleId::$Listed(place) => self.$listed.get_mut(place)?.bounds_mut(), )+
                    _ => None,
                }
            }

            /// Returns every name that the data do not know: regions, sides, countries, attributes,
            /// themes, domains, programmes. A rule that names nothing known would silently do
            /// nothing.
            ///
            /// `sides` says which of the dataset's sides is left.
            pub fn unknown_names(&self, dataset: &Dataset, sides: &Sides) -> Vec<UnknownName> {
                let mut names = NameCheck::new(dataset, sides);
                self.check_names(&mut names);
                names.unknown
            }

            /// Looks up every name in the data.
            pub(crate) fn check_names(&self, names: &mut NameCheck<'_>) {
                names.key("rules", |names| {
                    $( if let Some(rule) = self.$single.stated() {
                        $Single::check(rule, names);
                    } )+
                    $( names.list(stringify!($listed), &self.$listed, |names, rule| {
                        Listed::check(rule, names);
                    }); )+
                    names.list("earlier_plan", &self.earlier_plan, |names, pair| pair.check(names));
                });
            }

            /// Reports settings of all kinds that a file would not accept.
            pub(super) fn check_kinds(&self, settings: &mut SettingCheck) {
                $( if let Some(rule) = self.$single.stated() {
                    settings.key(stringify!($single), |settings| {
                        $Single::check_settings(rule, settings);
                    });
                } )+
                $( settings.list(stringify!($listed), &self.$listed, |settings, rule| {
                    Listed::check_settings(rule, settings);
                }); )+
            }

            /// Reads the fields of all kinds from the table of rules.
            pub(super) fn read_kinds(reader: &mut TomlReader, table: &DeTable<'_>) -> Self {
                Self {
                    $( $single: RuleField::new($Single::read(reader, stringify!($single), table)), )+
                    $( $listed: {
                        let mut list = Vec::new();
                        let path = concat!("rules.", stringify!($listed));
                        for entry in reader.tables(path, table.get(stringify!($listed))) {
                            list.extend(<$data as Listed>::read(reader, &entry, &list));
                        }
                        list
                    }, )+
                    ..Self::default()
                }
            }
        }
    };
}

kinds! {
    single {
        /// How many pairs the programme wants.
        pairs: PairsWanted, Pairs(PairsWanted);
        /// Exactly this number of pairs is made.
        number_of_pairs: Option<usize>, NumberOfPairs(usize);
        /// No pair scores less; from 0 to 1.
        minimum_score: Option<f64>, MinimumScore(f64);
        /// No pair is known to lie farther apart.
        maximum_distance_km: Option<f64>, MaximumDistance(f64);
        /// Both regions of a pair are known to be strong in this number of themes.
        shared_themes: Option<usize>, SharedThemes(usize);
        /// Whether regions may have worked together before.
        earlier_ties: TiesAdmitted, EarlierTies(TiesAdmitted);
        /// No pair that one of these programmes made is made again.
        not_again: Vec<String>, NotAgain(Vec<String>);
    }
    listed {
        /// Two regions must be paired.
        required: Vec<RegionPair>, Required(PairDescription);
        /// Two regions must not be paired.
        forbidden: Vec<RegionPair>, Forbidden(PairDescription);
        /// The two regions of a pair share a value of an attribute, or differ in it.
        attributes: Vec<AttributeRule>, AttributeRule(AttributeRule);
        /// No pair has a lower raw value of a criterion.
        minimum_values: Vec<MinimumValue>, MinimumValue(MinimumValue);
        /// Pairs satisfy a predicate of the user's own.
        eligibility: Vec<Eligibility>, Eligibility(Eligibility);
        /// A region does not take part.
        withdrawn: Vec<Withdrawal>, Withdrawn(WithdrawalDescription);
        /// The regions of one side must meet conditions to take part.
        conditions: Vec<RequiredConditions>, Conditions(RequiredConditionsDescription);
        /// How many partners each of some regions may and must have; one partner by default.
        capacities: Vec<Capacity>, Capacity(CapacityDescription);
        /// How many places of a partner's capacity each of some regions takes; one by default.
        sizes: Vec<RegionSize>, Size(RegionSizeDescription);
        /// Regions count as one.
        as_one: Vec<LinkedRegions>, AsOne(LinkedDescription);
        /// At most one of some regions takes part.
        exclusive: Vec<LinkedRegions>, Exclusive(LinkedDescription);
        /// How many pairs a group of regions may and must have.
        quotas: Vec<Quota>, Quota(QuotaDescription);
        /// How many pairs of a kind may and must be made.
        pair_quotas: Vec<PairQuota>, PairQuota(PairQuotaDescription);
    }
}
