//! Scores and plans against observed pairs, in Spanish.

use super::Spanish;
use crate::profile::Outcome;
use crate::report::language::decimal_comma::stated;
use crate::report::language::{Grammar, ValidationSentences};
use crate::validation::{
    Baseline, Chance, HitDistribution, PartnerLevel, PermutationMethod, PlanHits, Rarefaction,
    Scoring, TestOutcome, ThemeFit, ThemeHits, Untestable, Validation,
};

impl ValidationSentences for Spanish {
    fn no_observed_pairing(&self) -> String {
        "El conjunto de datos no tiene ningún emparejamiento observado entre sus candidatas: no hay nada con qué \
         contrastar las puntuaciones."
            .to_owned()
    }

    fn observed_pairs(&self, validation: &Validation) -> String {
        let pairs = self.count_of(
            validation.pairs.len(),
            "emparejamiento observado",
            "emparejamientos observados",
        );
        let sizes: Vec<String> =
            validation.rounds.iter().take(20).map(|round| self.count(round.pairs)).collect();
        let rounds = match validation.rounds.len() {
            1 => "una ronda".to_owned(),
            n if n > sizes.len() => self.count_of(n, "ronda", "rondas"),
            n => format!("{} de {}", self.count_of(n, "ronda", "rondas"), self.list(&sizes)),
        };
        let dataset = &validation.dataset;
        let [left, right] = [dataset.left, dataset.right].map(|many| self.count(many));
        format!(
            "¿Dan las puntuaciones mejor puesto a las contrapartes que las regiones tuvieron en realidad que a \
             las demás? {pairs} en {rounds}, entre {left} × {right} candidatas."
        )
    }

    fn fit_columns(&self) -> [String; 11] {
        [
            "puntuado por",
            "filas",
            "cols.",
            "S",
            "95 %",
            "azar",
            "p",
            "p corr.",
            "AUC",
            "aciertos",
            "MRR",
        ]
        .map(str::to_owned)
    }

    fn criteria_alone(&self) -> String {
        "cada criterio por sí solo".to_owned()
    }

    fn baselines(&self) -> String {
        "referencias".to_owned()
    }

    fn scored_by(&self, scoring: &Scoring) -> String {
        match scoring {
            Scoring::Programme { .. } => "el programa".to_owned(),
            Scoring::Criterion { id } => id.clone(),
            Scoring::Baseline { baseline } => match baseline {
                Baseline::CosineOfStrengths => "coseno de fortalezas",
                Baseline::EqualWeights => "pesos iguales",
                Baseline::Language => "solo el idioma",
                Baseline::Size => "población similar",
                Baseline::Random => "números aleatorios",
                Baseline::HostPopularity => "anfitriona más elegida",
                Baseline::BestDocumentedHost => "mejor documentada",
            }
            .to_owned(),
        }
    }

    fn fit_legend(&self, validation: &Validation) -> String {
        let methods = |under: Chance| {
            let tests = validation.fits.iter().filter(move |fit| fit.under == under);
            tests.filter_map(|fit| fit.test.test().map(|test| test.method))
        };
        let many = |permutations| self.count(usize::try_from(permutations).unwrap_or(usize::MAX));
        let how = match methods(Chance::WithinRounds).next() {
            Some(PermutationMethod::Exact { permutations }) => match permutations {
                1 => ", a partir de la única permutación posible".to_owned(),
                _ => format!(", a partir de las {} permutaciones posibles", many(permutations)),
            },
            Some(PermutationMethod::MonteCarlo { permutations, seed }) => {
                let noun = if permutations == 1 { "permutación" } else { "permutaciones" };
                let permutations = many(permutations);
                format!(
                    ", a partir de {permutations} {noun} con la semilla {seed}: (b + 1) / (m + 1)"
                )
            }
            None => String::new(),
        };
        let hosts = if validation.fits.iter().any(|fit| fit.under == Chance::AllCandidates) {
            "Los números que solo dependen de la anfitriona se comparan con contrapartes sorteadas entre todas \
             las candidatas. "
        } else {
            ""
        };
        format!(
            "filas: percentil medio de la contraparte real entre las candidatas de la región izquierda, es decir, \
             la proporción de las demás candidatas con menor puntuación, donde los empates cuentan la mitad; \
             cols.: lo mismo para la región derecha; S: la media de ambos, donde un valor desconocido cuenta un \
             medio, con su intervalo bootstrap sobre los pares. azar: la S esperada si las contrapartes se \
             sortean dentro de las rondas. p: la probabilidad de al menos esta S por azar, unilateral{how}. \
             {hosts}AUC: la probabilidad de que un par real tenga mayor puntuación que otro. aciertos: \
             contrapartes reales en el puesto 1, hasta el 3 y hasta el 5 de sus filas; MRR: media de 1 / puesto."
        )
    }

    fn not_tested(&self, names: &[String], because: &Untestable) -> String {
        let because = match because {
            Untestable::NoPair => "no se observó ningún par".to_owned(),
            Untestable::TooFew { .. } => "hay muy pocos pares para saberlo".to_owned(),
            Untestable::NoChoice => {
                "cada ronda tiene un solo par, de modo que no se pueden intercambiar contrapartes"
                    .to_owned()
            }
            Untestable::Unknown => "no se conoce ningún valor".to_owned(),
            Untestable::Constant => "todos los pares tienen el mismo valor o ninguno".to_owned(),
            Untestable::Additive => {
                "es un número por región, a(i) + b(j), de modo que toda forma de emparejar \
                                     las mismas regiones tiene la misma suma"
                    .to_owned()
            }
            Untestable::TooManyPairs { most, .. } => {
                format!("las rondas tienen más de {} pares posibles", self.count(*most))
            }
            Untestable::TooFewColumns { .. } => "hay más regiones que contrapartes".to_owned(),
            Untestable::NotFinite { .. } => {
                "un valor no es finito o es demasiado grande".to_owned()
            }
        };
        format!("Sin contraste: {}; {because}.", self.list(names))
    }

    fn interval_width(&self, pairs: usize, half_width: f64) -> String {
        let pairs = self.pairs(pairs);
        format!("Con {pairs}, el intervalo de S es de cerca de ±{}.", self.number(half_width, 2))
    }

    fn variants_tried(&self, variants: u32) -> String {
        if variants == 1 {
            "El programa declara que es la única variante probada con estos pares (`variants_tried = 1`), así que \
             p no se corrige; si se probaron otras, p es demasiado pequeña."
                .to_owned()
        } else {
            format!(
                "Según declara el programa (`variants_tried`), se probaron {} variantes con estos pares; p \
                 corregida = 1 − (1 − p)^{variants} (Šidák).",
                self.count(variants as usize)
            )
        }
    }

    fn plan_hits(&self, hits: &PlanHits) -> String {
        let pairs = self.pairs(hits.pairs);
        let first = match (hits.pairs, hits.hits) {
            (0, _) => "El plan no tiene ningún par.".to_owned(),
            (1, 0) => "El único par del plan no está entre los observados.".to_owned(),
            (1, _) => "El único par del plan está entre los observados.".to_owned(),
            (_, 0) => format!("Ninguno de los {pairs} del plan está entre los observados."),
            (_, 1) => format!("1 de los {pairs} del plan está entre los observados."),
            (_, found) => {
                format!("{} de los {pairs} del plan están entre los observados.", self.count(found))
            }
        };
        let mut sentences = vec![first];
        if let Some(own) = &hits.of_this_plan {
            let rounds = hits.of_a_plan_in_rounds.as_ref().filter(|rounds| *rounds != own);
            let least = hits.hits;
            let mean = |chance: &HitDistribution| self.number(chance.mean, 1);
            let p = |chance: &HitDistribution| self.number(chance.p(least), 3);
            let mut by_chance = format!(
                "Si las contrapartes se sortearan dentro de las rondas, tendría {} por término medio",
                mean(own)
            );
            if let Some(rounds) = rounds {
                by_chance.push_str(", y un plan hecho en las mismas rondas, ");
                by_chance.push_str(&mean(rounds));
            }
            if least > 0 {
                by_chance.extend([
                    "; al menos ",
                    &self.count(least),
                    " con una probabilidad de ",
                    &p(own),
                ]);
                if let Some(rounds) = rounds {
                    by_chance.extend([", o de ", &p(rounds), " en las mismas rondas"]);
                }
            }
            sentences.push(by_chance + ".");
        }
        if let Some(sums) = hits.efficiency {
            sentences.push(format!(
                "La puntuación conjunta de los pares reales es {}; la del plan, {}; la de pares al azar dentro de \
                 las rondas, {}.",
                self.number(sums.observed, 3),
                self.number(sums.plan, 3),
                self.number(sums.chance, 3)
            ));
        }
        sentences.join(" ")
    }

    fn partner_levels(&self, levels: &[PartnerLevel; 2]) -> String {
        let [rows, columns] = levels;
        let number = |x: f64| self.number(x, 2);
        format!(
            "Las regiones elegidas están en el percentil {} con una región izquierda cualquiera, y la contraparte \
             real, en el {}; las regiones izquierdas están en el {} con una región derecha cualquiera, y la \
             contraparte real, en el {}. Lo que el primer número de cada caso excede de un medio se debe al nivel \
             de las regiones, por ejemplo a una documentación abundante, y no a lo bien que encaja el par.",
            number(rows.any),
            number(rows.real),
            number(columns.any),
            number(columns.real)
        )
    }

    fn rarefaction(&self, rarefaction: &Rarefaction) -> String {
        let Rarefaction { thinned, draws, seed, rows, columns, s } = *rarefaction;
        let whose = match thinned {
            1 => "la única región que tiene".to_owned(),
            count => format!("las {} regiones que tienen", self.count(count)),
        };
        format!(
            "Si las fortalezas de {whose} más que la mediana de las demás de su lado se reducen al azar a esa \
             mediana ({} con la semilla {seed}, cada uno puntuado de nuevo), S es {} (filas {}, cols. {}).",
            self.count_of(draws, "sorteo", "sorteos"),
            self.number(s, 3),
            self.number(rows, 2),
            self.number(columns, 2)
        )
    }

    fn outcomes_heading(&self) -> String {
        "Qué resultó de los pares observados, y S de los pares con y sin ese resultado. p: la probabilidad de que \
         otros tantos pares, sorteados dentro de las rondas entre los que tienen datos, alcancen una S media al \
         menos igual de alta, unilateral. Los resultados no afectan a ninguna puntuación."
            .to_owned()
    }

    fn outcome_columns(&self) -> [String; 7] {
        ["resultado", "con", "sin", "s. d.", "S con", "S sin", "p"].map(str::to_owned)
    }

    fn outcome(&self, outcome: Outcome) -> String {
        match outcome {
            Outcome::Memorandum => "memorando",
            Outcome::Pilot => "proyecto piloto",
            Outcome::CommercialAgreement => "acuerdo comercial",
        }
        .to_owned()
    }

    fn no_p(&self, because: &Untestable) -> String {
        match because {
            Untestable::TooFew { .. } => "muy pocos",
            _ => "sin contraste",
        }
        .to_owned()
    }

    fn theme_fit(&self, themes: &ThemeFit) -> String {
        let hits = |hits: &ThemeHits| {
            let chance = hits.chance.map_or_else(|| "?".to_owned(), |it| self.number(it, 1));
            let p = match &hits.test {
                TestOutcome::Tested(test) => format!("p = {}", self.number(test.p, 3)),
                TestOutcome::Untestable { because } => self.no_p(because),
            };
            format!("{} (por azar {chance}; {p})", self.count(hits.hits))
        };
        if themes.known == 0 {
            return "No se conoce el tema en que trabajó ninguno de los pares.".to_owned();
        }
        format!(
            "El tema en que trabajó un par se conoce en {} de {}: es un tema en el que ambas regiones son fuertes \
             en {}, y el primero que sugiere una propuesta en {}. Por azar: si estos pares intercambiaran sus \
             temas.",
            self.count(themes.known),
            self.pairs(themes.known.saturating_add(themes.unknown)),
            hits(&themes.shared),
            hits(&themes.suggested)
        )
    }

    fn observed_columns(&self) -> [String; 7] {
        [
            "emparejamiento observado",
            "contraparte",
            "punt.",
            "en la fila",
            "perc.",
            "en la col.",
            "perc.",
        ]
        .map(str::to_owned)
    }

    fn rank(&self, rank: f64, candidates: usize) -> String {
        format!("{} de {}", stated(rank), self.count(candidates))
    }
}
