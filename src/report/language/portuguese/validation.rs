//! Scores and plans against observed pairs, in Portuguese.

use super::Portuguese;
use crate::profile::Outcome;
use crate::report::language::decimal_comma::stated;
use crate::report::language::{Grammar, ValidationSentences};
use crate::validation::{
    Baseline, Chance, HitDistribution, PartnerLevel, PermutationMethod, PlanHits, Rarefaction,
    Scoring, TestOutcome, ThemeFit, ThemeHits, Untestable, Validation,
};

impl ValidationSentences for Portuguese {
    fn no_observed_pairing(&self) -> String {
        "O conjunto de dados não tem nenhum par observado entre os seus candidatos: não há nada com que testar as \
         pontuações."
            .to_owned()
    }

    fn observed_pairs(&self, validation: &Validation) -> String {
        let pairs = self.count_of(validation.pairs.len(), "par observado", "pares observados");
        let sizes: Vec<String> =
            validation.rounds.iter().take(20).map(|round| self.count(round.pairs)).collect();
        let rounds = match validation.rounds.len() {
            1 => "uma ronda".to_owned(),
            n if n > sizes.len() => self.count_of(n, "ronda", "rondas"),
            n => format!("{} de {}", self.count_of(n, "ronda", "rondas"), self.list(&sizes)),
        };
        let dataset = &validation.dataset;
        let [left, right] = [dataset.left, dataset.right].map(|many| self.count(many));
        format!(
            "As pontuações põem os parceiros que as regiões realmente tiveram acima de outros? {pairs} em {rounds}, \
             entre {left} × {right} candidatos."
        )
    }

    fn fit_columns(&self) -> [String; 11] {
        [
            "pontuado por",
            "lin.",
            "col.",
            "S",
            "95 %",
            "acaso",
            "p",
            "p corr.",
            "AUC",
            "acertos",
            "MRR",
        ]
        .map(str::to_owned)
    }

    fn criteria_alone(&self) -> String {
        "cada critério por si só".to_owned()
    }

    fn baselines(&self) -> String {
        "referências".to_owned()
    }

    fn scored_by(&self, scoring: &Scoring) -> String {
        match scoring {
            Scoring::Programme { .. } => "o programa".to_owned(),
            Scoring::Criterion { id } => id.clone(),
            Scoring::Baseline { baseline } => match baseline {
                Baseline::CosineOfStrengths => "cosseno dos p. fortes",
                Baseline::EqualWeights => "pesos iguais",
                Baseline::Language => "só a língua",
                Baseline::Size => "população semelhante",
                Baseline::Random => "números ao acaso",
                Baseline::HostPopularity => "anfitrião procurado",
                Baseline::BestDocumentedHost => "anfitrião documentado",
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
                1 => ", da única permutação possível".to_owned(),
                _ => format!(", de todas as {} permutações", many(permutations)),
            },
            Some(PermutationMethod::MonteCarlo { permutations, seed }) => {
                let noun = if permutations == 1 { "permutação" } else { "permutações" };
                let permutations = many(permutations);
                format!(", de {permutations} {noun} com a semente {seed}: (b + 1) / (m + 1)")
            }
            None => String::new(),
        };
        let hosts = if validation.fits.iter().any(|fit| fit.under == Chance::AllCandidates) {
            "Os números que só dependem do anfitrião são comparados com parceiros sorteados entre todos os \
             candidatos. "
        } else {
            ""
        };
        format!(
            "lin.: percentil médio do parceiro real entre os candidatos da região esquerda, isto é, a fração dos \
             outros candidatos com pontuação mais baixa, em que os empates contam metade; col.: o mesmo para a \
             região direita; S: a média dos dois, em que um valor desconhecido conta como um meio, com o seu \
             intervalo bootstrap sobre os pares. acaso: o S esperado se os parceiros são sorteados dentro das \
             rondas. p: a probabilidade de obter por acaso pelo menos este S (teste unilateral){how}. {hosts}AUC: a \
             probabilidade de um par real ter uma pontuação mais alta que outro par. acertos: parceiros reais no \
             primeiro lugar, entre os 3 primeiros e entre os 5 primeiros da sua linha; MRR: média de 1 / lugar."
        )
    }

    fn not_tested(&self, names: &[String], because: &Untestable) -> String {
        let because = match because {
            Untestable::NoPair => "não se observou nenhum par".to_owned(),
            Untestable::TooFew { .. } => "há poucos pares para tirar uma conclusão".to_owned(),
            Untestable::NoChoice => {
                "cada ronda tem um só par; assim, não há parceiros para trocar".to_owned()
            }
            Untestable::Unknown => "não se conhece nenhum valor".to_owned(),
            Untestable::Constant => "todos os pares têm o mesmo valor ou nenhum".to_owned(),
            Untestable::Additive => {
                "é um número para cada região, a(i) + b(j); assim, todas as maneiras de formar \
                                     pares com as mesmas regiões têm a mesma soma"
                    .to_owned()
            }
            Untestable::TooManyPairs { most, .. } => {
                format!("as rondas têm mais de {} pares possíveis", self.count(*most))
            }
            Untestable::TooFewColumns { .. } => "há mais regiões que parceiros".to_owned(),
            Untestable::NotFinite { .. } => "um valor não é finito ou é grande demais".to_owned(),
        };
        format!("Não testado: {}; {because}.", self.list(names))
    }

    fn interval_width(&self, pairs: usize, half_width: f64) -> String {
        let pairs = self.pairs(pairs);
        format!("Com {pairs}, o intervalo de S é de cerca de ±{}.", self.number(half_width, 2))
    }

    fn variants_tried(&self, variants: u32) -> String {
        if variants == 1 {
            "O programa declara que é a única variante experimentada com estes pares (`variants_tried = 1`); por isso, \
             p não é corrigido. Se houve outras, p é baixo demais."
                .to_owned()
        } else {
            format!(
                "O programa declara que se experimentaram {} variantes com estes pares (`variants_tried`); p corrigido \
                 = 1 − (1 − p)^{variants} (Šidák).",
                self.count(variants as usize)
            )
        }
    }

    fn plan_hits(&self, hits: &PlanHits) -> String {
        let pairs = self.pairs(hits.pairs);
        let held = match hits.hits {
            0 => "nenhum dos pares observados".to_owned(),
            count => format!("{} dos pares observados", self.count(count)),
        };
        let mut sentences = vec![format!("Nos seus {pairs}, o plano tem {held}.")];
        if let Some(own) = &hits.of_this_plan {
            let rounds = hits.of_a_plan_in_rounds.as_ref().filter(|rounds| *rounds != own);
            let least = hits.hits;
            let mean = |chance: &HitDistribution| self.number(chance.mean, 1);
            let p = |chance: &HitDistribution| self.number(chance.p(least), 3);
            let mut by_chance = format!(
                "Se os parceiros fossem sorteados dentro das rondas, teria em média {}",
                mean(own)
            );
            if let Some(rounds) = rounds {
                by_chance.push_str(", e um plano feito nas mesmas rondas teria ");
                by_chance.push_str(&mean(rounds));
            }
            if least > 0 {
                by_chance.extend([
                    "; pelo menos ",
                    &self.count(least),
                    ", com a probabilidade ",
                    &p(own),
                ]);
                if let Some(rounds) = rounds {
                    by_chance.extend([", e para um plano nas mesmas rondas ", &p(rounds)]);
                }
            }
            sentences.push(by_chance + ".");
        }
        if let Some(sums) = hits.efficiency {
            sentences.push(format!(
                "Os pares reais somam {} pontos; os do plano, {}; pares sorteados dentro das rondas, {}.",
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
            "As regiões que foram escolhidas estão no percentil {} com uma região esquerda qualquer, e o parceiro \
             real no {}; as regiões esquerdas, no {} com uma região direita qualquer, e o parceiro real no {}. O que \
             o primeiro número tem acima de um meio é o nível das regiões, por exemplo os seus muitos dados, e não a \
             adequação do par.",
            number(rows.any),
            number(rows.real),
            number(columns.any),
            number(columns.real)
        )
    }

    fn rarefaction(&self, rarefaction: &Rarefaction) -> String {
        let Rarefaction { thinned, draws, seed, rows, columns, s } = *rarefaction;
        let which = match thinned {
            1 => "da região que tem mais pontos fortes que a mediana das outras do seu lado"
                .to_owned(),
            count => format!(
                "das {} regiões que têm mais pontos fortes que a mediana das outras do seu lado",
                self.count(count)
            ),
        };
        format!(
            "Se os pontos fortes {which} são reduzidos ao acaso até essa mediana ({} com a semente {seed}, cada um pontuado de \
             novo), S é {} (lin. {}, col. {}).",
            self.count_of(draws, "sorteio", "sorteios"),
            self.number(s, 3),
            self.number(rows, 2),
            self.number(columns, 2)
        )
    }

    fn outcomes_heading(&self) -> String {
        "O que resultou dos pares observados, e o S dos pares com e sem esse resultado. p: a probabilidade de que \
         outros tantos pares, sorteados dentro das rondas entre aqueles em que se conhece o resultado, tenham um S \
         médio pelo menos tão alto (teste unilateral). Os resultados não afetam nenhuma pontuação."
            .to_owned()
    }

    fn outcome_columns(&self) -> [String; 7] {
        ["resultado", "com", "sem", "desc.", "S com", "S sem", "p"].map(str::to_owned)
    }

    fn outcome(&self, outcome: Outcome) -> String {
        match outcome {
            Outcome::Memorandum => "memorando",
            Outcome::Pilot => "piloto",
            Outcome::CommercialAgreement => "acordo comercial",
        }
        .to_owned()
    }

    fn no_p(&self, because: &Untestable) -> String {
        match because {
            Untestable::TooFew { .. } => "poucos pares",
            _ => "não testado",
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
            format!("{} (por acaso {chance}; {p})", self.count(hits.hits))
        };
        if themes.known == 0 {
            return "Não se conhece o tema em que algum dos pares trabalhou.".to_owned();
        }
        format!(
            "O tema em que um par trabalhou é conhecido em {} de {}: em {} é um tema em que as duas regiões são \
             fortes, e em {} é o primeiro que uma proposta sugere. Por acaso: se estes pares trocassem os temas.",
            self.count(themes.known),
            self.pairs(themes.known.saturating_add(themes.unknown)),
            hits(&themes.shared),
            hits(&themes.suggested)
        )
    }

    fn observed_columns(&self) -> [String; 7] {
        ["par observado", "parceiro", "pont.", "na linha", "perc.", "na coluna", "perc."]
            .map(str::to_owned)
    }

    fn rank(&self, rank: f64, candidates: usize) -> String {
        format!("{} de {}", stated(rank), self.count(candidates))
    }
}
