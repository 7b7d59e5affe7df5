//! How firm a plan is, in Portuguese.

use super::Portuguese;
use crate::report::language::{FirmnessSentences, Grammar};
use crate::rules::Objective;
use crate::sensitivity::{
    Acceptability, Certainty, FirmPair, Firmness, LikelyPartner, MethodUsed, WeightSpace,
};

/// Other partners below this probability are not named.
const SMALLEST_NAMED: f64 = 0.005;

impl FirmnessSentences for Portuguese {
    fn firmness_heading(&self, firmness: &Firmness) -> String {
        let pairs = self.pairs(firmness.pairs.len());
        let total = self.number(firmness.total, 3);
        format!("Quão firme é o plano? {pairs}, {total} pontos")
    }

    fn equally_good_plans(&self, firmness: &Firmness) -> String {
        let undecided =
            || "A busca terminou antes de se saber se há outros planos igualmente bons.".to_owned();
        let Some(best) = firmness.best_plans else { return undecided() };
        let all = firmness.pairs.len();
        let common = match best.common {
            common if common == all => "têm todos os pares em comum".to_owned(),
            0 => "não têm nenhum par em comum".to_owned(),
            common => {
                format!("têm {} de {} em comum", self.count(common), self.pairs(all))
            }
        };
        match (best.count, best.is_complete) {
            (..=1, true) => "É o único plano ótimo.".to_owned(),
            (count, true) => {
                let count = self.count(count);
                format!("É um de {count} planos igualmente bons, que {common}.")
            }
            (..=1, false) => undecided(),
            (count, false) => {
                let count = self.count(count);
                format!("Pelo menos {count} planos são igualmente bons; {common}.")
            }
        }
    }

    fn meaning_of_probabilities(&self, firmness: &Firmness) -> String {
        let Some(found) = &firmness.probabilities else {
            return "O programa não otimiza só o total; por isso, os planos não têm um valor único, nem os pares \
                    uma probabilidade."
                .to_owned();
        };
        let softness = &found.softness;
        let Some(points) = softness.points_per_e else {
            return "A probabilidade de um par é a fração de todos os planos que cumprem as regras em que ele está: \
                    com β = 0, todos os planos contam o mesmo."
                .to_owned();
        };
        // A gain that makes a plan e times likelier makes it ten times likelier at ln 10 times as much.
        let tenfold = self.points(points * std::f64::consts::LN_10);
        let beta = self.rounded(softness.beta);
        let source = if softness.is_default {
            format!(
                "o valor padrão: supõe-se que as pontuações, que diferem em média {} da sua média, têm uma incerteza \
                 de cerca de um terço desse valor",
                self.points(softness.spread)
            )
        } else {
            "como pedido".to_owned()
        };
        format!(
            "A probabilidade de um par é a fração dos planos que cumprem as regras em que ele está; os melhores \
             contam mais: dez vezes mais por cada {tenfold} pontos no total. β é {beta} ({source}). Um par perto de \
             100 % está em quase todos os bons planos; um par com um valor mais baixo tem rivais quase tão bons."
        )
    }

    fn meaning_of_margins(&self) -> String {
        "A margem de um par é o que o total perde se ele não se formar.".to_owned()
    }

    fn openness(&self, firmness: &Firmness) -> String {
        let Some(found) = &firmness.probabilities else { return String::new() };
        let mut sentences = Vec::new();
        let plan = found.log_plan.map(f64::exp).map(|share| self.probability(share));
        let open = found.entropy.map(|entropy| self.plans(entropy));
        if let MethodUsed::Sampled { plans, seed, largest_error, .. } = found.method {
            sentences.push(format!(
                "As probabilidades são frequências em uma amostra de {} (semente {seed}), com um erro padrão de no \
                 máximo {}.",
                self.count_of(plans, "plano", "planos"),
                self.probability(largest_error)
            ));
        } else if let (Some(plan), Some(open)) = (plan, open) {
            sentences.push(format!(
                "As probabilidades são exatas. Só este plano tem {plan} do peso, e a escolha é tão aberta como um \
                 sorteio justo entre {open}."
            ));
        } else {
            sentences.push("As probabilidades são exatas.".to_owned());
        }
        if found.by_rounds {
            sentences.push(
                "As rondas são decididas uma a uma: cada uma é comparada com as outras escolhas que tinha depois \
                 das rondas anteriores."
                    .to_owned(),
            );
        }
        sentences.join(" ")
    }

    fn firmness_columns(&self) -> [String; 5] {
        ["planos", "pesos", "pont.", "margem", "par, do mais firme ao menos firme"]
            .map(str::to_owned)
    }

    fn meaning_of_acceptability(&self, found: &Acceptability) -> String {
        let greatest = found.pairs.iter().map(|it| it.standard_error).fold(0.0, f64::max);
        let which = match &found.space {
            WeightSpace::All => "sorteados, todos igualmente prováveis",
            WeightSpace::InOrder(_) => "sorteados na ordem de importância dada",
            WeightSpace::Within(_) => "sorteados dentro dos intervalos dados",
        };
        format!(
            "A coluna “pesos” é a fração de {} de pesos dos critérios ({which}, semente {}) cujo melhor plano tem o \
             par, com um erro padrão de no máximo {}. Um par perto de 100 % não depende do que conta mais; um par \
             com um valor baixo deve o seu lugar aos pesos escolhidos. Exatamente este plano é o melhor com {} \
             deles.{}",
            self.count_of(found.vectors, "conjunto", "conjuntos"),
            found.seed,
            self.probability(greatest),
            self.probability(found.plan.acceptability),
            self.without_plan(found.without_plan)
        )
    }

    fn probability(&self, probability: f64) -> String {
        let percent = 100.0 * probability;
        if probability > 0.0 && percent < 0.05 {
            return format!("< {} %", self.number(0.1, 1));
        }
        if (99.95..100.0 - 1e-9).contains(&percent) {
            return format!("> {} %", self.number(99.9, 1));
        }
        format!("{} %", self.number(percent, 1))
    }

    fn likely_partners(&self, pair: &FirmPair) -> String {
        let named = |own: &str, other: &Option<LikelyPartner>| {
            let other = other.as_ref().filter(|other| other.probability >= SMALLEST_NAMED)?;
            let share = self.probability(other.probability);
            Some(format!("{own} com {} {share}", other.region))
        };
        let both =
            [named(&pair.left.name, &pair.left_other), named(&pair.right.name, &pair.right_other)];
        let others: Vec<String> = both.into_iter().flatten().collect();
        if others.is_empty() { String::new() } else { format!("senão {}", others.join("; ")) }
    }

    fn not_in_every_best_plan(&self) -> String {
        "não está em todos os planos ótimos".to_owned()
    }

    fn exit(&self, objectives: &[Objective], pair: &FirmPair) -> String {
        if pair.is_necessary {
            return "todos os planos que cumprem as regras têm este par".to_owned();
        }
        match &pair.exit {
            // Nothing is known, or the margin says it.
            None => String::new(),
            Some(exit) if pair.exit_margin.is_some() && exit.certainty == Certainty::Exact => {
                String::new()
            }
            Some(exit) => format!("sem ele, o plano {}", self.loss(objectives, exit)),
        }
    }

    fn firm_pair(&self, objectives: &[Objective], pair: &FirmPair) -> String {
        let error = pair
            .standard_error
            .map(|error| format!(" (erro padrão {})", self.probability(error)))
            .unwrap_or_default();
        let mut clauses = Vec::new();
        clauses.extend(pair.probability.map(|share| {
            format!(
                "em {} dos planos, em que os melhores contam mais{error}",
                self.probability(share)
            )
        }));
        clauses.extend(
            pair.acceptability
                .map(|share| format!("no melhor plano com {} dos pesos", self.probability(share))),
        );
        let exit = self.exit(objectives, pair);
        if exit.is_empty() {
            clauses.extend(
                pair.exit_margin.map(|points| {
                    format!("sem ele, o total perde {} pontos", self.number(points, 3))
                }),
            );
        }
        let missing = pair.in_every_best_plan == Some(false);
        let missing = if missing { self.not_in_every_best_plan() } else { String::new() };
        clauses.extend([exit, missing, self.likely_partners(pair)]);
        clauses.retain(|clause| !clause.is_empty());
        format!("{} – {}: {}.", pair.left, pair.right, clauses.join("; "))
    }
}

impl Portuguese {
    /// Says for how many sets of weights no plan was found; a further sentence behind a blank, or nothing.
    pub(super) fn without_plan(self, count: usize) -> String {
        match count {
            0 => String::new(),
            1 => " Com 1 deles não se encontrou nenhum plano.".to_owned(),
            count => format!(" Com {} deles não se encontrou nenhum plano.", self.count(count)),
        }
    }

    /// A number with three digits that count.
    fn rounded(self, value: f64) -> String {
        let whole = value.abs().max(f64::MIN_POSITIVE).log10().floor();
        // From -308 to 308; more than six decimals say nothing to a reader.
        let decimals = (2.0 - whole).clamp(0.0, 6.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 6")]
        self.number(value, decimals as usize)
    }

    fn points(self, points: f64) -> String {
        if points < 0.000_5 { self.rounded(points) } else { self.number(points, 3) }
    }

    /// exp(entropy) plans.
    fn plans(self, entropy: f64) -> String {
        let plans = entropy.exp();
        if plans < 1_000.0 {
            let plans = self.rounded(plans);
            return format!("{plans} planos");
        }
        if plans < 1e6 {
            return format!("cerca de {} mil planos", self.rounded(plans / 1e3));
        }
        if plans < 1e9 {
            let millions = self.rounded(plans / 1e6);
            // Below two, the noun is in the singular.
            let noun = if plans < 2e6 { "milhão" } else { "milhões" };
            return format!("cerca de {millions} {noun} de planos");
        }
        let exponent = (entropy / std::f64::consts::LN_10).floor();
        format!("mais de 10^{} planos", self.number(exponent, 0))
    }
}
