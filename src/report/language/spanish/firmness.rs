//! How firm a plan is, in Spanish.

use super::Spanish;
use crate::report::language::{FirmnessSentences, Grammar};
use crate::rules::Objective;
use crate::sensitivity::{
    Acceptability, Certainty, FirmPair, Firmness, LikelyPartner, MethodUsed, WeightSpace,
};

/// Other partners below this probability are not named.
const SMALLEST_NAMED: f64 = 0.005;

impl FirmnessSentences for Spanish {
    fn firmness_heading(&self, firmness: &Firmness) -> String {
        format!(
            "¿Hasta qué punto es firme el plan? {}, {} puntos",
            self.pairs(firmness.pairs.len()),
            self.number(firmness.total, 3)
        )
    }

    fn equally_good_plans(&self, firmness: &Firmness) -> String {
        let undecided =
            || "La búsqueda terminó sin decidir si hay otros planes igual de buenos.".to_owned();
        let Some(best) = firmness.best_plans else { return undecided() };
        let all = firmness.pairs.len();
        let common = match best.common {
            common if common == all => "coinciden en todos sus pares".to_owned(),
            0 => "no coinciden en ningún par".to_owned(),
            common => format!("coinciden en {} de {} pares", self.count(common), self.count(all)),
        };
        match (best.count, best.is_complete) {
            (..=1, true) => "Es el único plan óptimo.".to_owned(),
            (..=1, false) => undecided(),
            (count, true) => {
                let count = self.count(count);
                format!("Es uno de {count} planes igual de buenos; {common}.")
            }
            (count, false) => {
                let count = self.count(count);
                format!("Al menos {count} planes son igual de buenos; {common}.")
            }
        }
    }

    fn meaning_of_probabilities(&self, firmness: &Firmness) -> String {
        let Some(found) = &firmness.probabilities else {
            return "El programa no optimiza solo el total, por lo que los planes no tienen un valor único ni los \
                    pares una probabilidad."
                .to_owned();
        };
        let softness = &found.softness;
        let Some(points) = softness.points_per_e else {
            return "La probabilidad de un par es la proporción de todos los planes que cumplen las reglas y lo \
                    tienen: con β = 0, todos los planes cuentan igual."
                .to_owned();
        };
        // A gain that makes a plan e times likelier makes it ten times likelier at ln 10 times as much.
        let tenfold = self.points(points * std::f64::consts::LN_10);
        let beta = self.rounded(softness.beta);
        let source = if softness.is_default {
            format!(
                "valor por defecto: las puntuaciones se apartan de su media en {} por término medio, y se \
                 supone que son inciertas en cerca de un tercio de eso",
                self.points(softness.spread)
            )
        } else {
            "según lo solicitado".to_owned()
        };
        format!(
            "La probabilidad de un par es la proporción de los planes que cumplen las reglas y lo tienen, donde los \
             mejores planes cuentan más: diez veces más por cada {tenfold} puntos del total. β es {beta} ({source}). \
             Un par cercano al 100 % está en casi todos los planes buenos; uno más bajo tiene rivales casi igual \
             de buenos."
        )
    }

    fn meaning_of_margins(&self) -> String {
        "El margen de un par es lo que pierde el total si el par no se forma.".to_owned()
    }

    fn openness(&self, firmness: &Firmness) -> String {
        let Some(found) = &firmness.probabilities else { return String::new() };
        let mut sentences = Vec::new();
        let plan = found.log_plan.map(f64::exp).map(|share| self.probability(share));
        let open = found.entropy.map(|entropy| self.plans(entropy));
        if let MethodUsed::Sampled { plans, seed, largest_error, .. } = found.method {
            sentences.push(format!(
                "Las probabilidades son proporciones en una muestra de {} (semilla {seed}), con un error \
                 estándar del {} como máximo.",
                self.count_of(plans, "plan", "planes"),
                self.probability(largest_error)
            ));
        } else if let (Some(plan), Some(open)) = (plan, open) {
            sentences.push(format!(
                "Las probabilidades son exactas. Este plan por sí solo tiene el {plan} del peso, y la elección \
                 es tan abierta como un sorteo equitativo entre {open}."
            ));
        } else {
            sentences.push("Las probabilidades son exactas.".to_owned());
        }
        if found.by_rounds {
            sentences.push(
                "Las rondas se deciden una por una: cada una se compara con las demás opciones que tenía tras \
                 las rondas anteriores."
                    .to_owned(),
            );
        }
        sentences.join(" ")
    }

    fn firmness_columns(&self) -> [String; 5] {
        ["planes", "pesos", "punt.", "margen", "par, primero el más firme"].map(str::to_owned)
    }

    fn meaning_of_acceptability(&self, found: &Acceptability) -> String {
        let greatest = found.pairs.iter().map(|it| it.standard_error).fold(0.0, f64::max);
        let which = match &found.space {
            WeightSpace::All => "sorteados, todos con la misma probabilidad",
            WeightSpace::InOrder(_) => "sorteados en el orden de importancia indicado",
            WeightSpace::Within(_) => "sorteados dentro de los intervalos indicados",
        };
        let without = match found.without_plan {
            0 => String::new(),
            count => format!(" Con {} de ellos no se encontró ningún plan.", self.count(count)),
        };
        format!(
            "La columna «pesos» es la proporción de {} de pesos de los criterios ({which}, semilla {}) cuyo \
             mejor plan tiene el par, con un error estándar del {} como máximo. Un par cercano al 100 % no depende \
             de qué cuente más; uno bajo está ahí por los pesos elegidos. Exactamente este plan es el mejor con el \
             {} de los conjuntos.{without}",
            self.count_of(found.vectors, "conjunto", "conjuntos"),
            found.seed,
            self.probability(greatest),
            self.probability(found.plan.acceptability)
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
            Some(format!("{own} con {} {share}", other.region))
        };
        let both =
            [named(&pair.left.name, &pair.left_other), named(&pair.right.name, &pair.right_other)];
        let others: Vec<String> = both.into_iter().flatten().collect();
        if others.is_empty() { String::new() } else { format!("si no, {}", others.join("; ")) }
    }

    fn not_in_every_best_plan(&self) -> String {
        "no está en todos los mejores planes".to_owned()
    }

    fn exit(&self, objectives: &[Objective], pair: &FirmPair) -> String {
        if pair.is_necessary {
            return "todo plan que cumple las reglas lo tiene".to_owned();
        }
        match &pair.exit {
            // Nothing is known, or the margin says it.
            None => String::new(),
            Some(exit) if pair.exit_margin.is_some() && exit.certainty == Certainty::Exact => {
                String::new()
            }
            Some(exit) => format!("sin él, el plan {}", self.loss(objectives, exit)),
        }
    }

    fn firm_pair(&self, objectives: &[Objective], pair: &FirmPair) -> String {
        let error = pair
            .standard_error
            .map(|error| format!(" (error estándar: {})", self.probability(error)))
            .unwrap_or_default();
        let mut clauses = Vec::new();
        clauses.extend(pair.probability.map(|share| {
            format!(
                "en el {} de los planes, donde los mejores cuentan más{error}",
                self.probability(share)
            )
        }));
        clauses.extend(pair.acceptability.map(|share| {
            format!("en el mejor plan con el {} de los pesos", self.probability(share))
        }));
        let exit = self.exit(objectives, pair);
        if exit.is_empty() {
            clauses.extend(
                pair.exit_margin.map(|points| {
                    format!("sin él, el total baja {} puntos", self.number(points, 3))
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

impl Spanish {
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
            return format!("{plans} planes");
        }
        if plans < 1e6 {
            return format!("unos {} mil planes", self.rounded(plans / 1e3));
        }
        if plans < 1e9 {
            return format!("unos {} millones de planes", self.rounded(plans / 1e6));
        }
        let exponent = (entropy / std::f64::consts::LN_10).floor();
        format!("más de 10^{} planes", self.number(exponent, 0))
    }
}
