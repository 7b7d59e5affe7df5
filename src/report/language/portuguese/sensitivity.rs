//! Prices, changes, reserves and stability in Portuguese.

use super::Portuguese;
use crate::profile::RegionLabel;
use crate::proposal::Proposal;
use crate::report::language::{Grammar, InfeasibilitySentences, SensitivitySentences};
use crate::sensitivity::{
    Change, NoPrice, RegionChange, Reserve, ReserveChoice, RoundsPrice, RuleShadowPrice, Stability,
};

impl SensitivitySentences for Portuguese {
    fn prices_heading(&self) -> String {
        "Preço de cada regra: o total sem a regra menos o total com ela, mantidas todas as outras"
            .to_owned()
    }

    fn price_columns(&self) -> [String; 3] {
        ["pontos", "pares", "regra"].map(str::to_owned)
    }

    fn price_not_proved(&self) -> String {
        "não provado: a busca de um dos dois planos terminou antes do fim".to_owned()
    }

    fn no_price(&self, reason: NoPrice) -> String {
        match reason {
            NoPrice::NoPlan => "sem preço: nenhum plano cumpre todas as regras",
            NoPrice::Undecided => {
                "sem preço: a busca de um plano com todas as regras terminou antes de encontrar um"
            }
            NoPrice::NoPlanWithout => "sem preço: sem esta regra, nenhum plano cumpre as outras",
            NoPrice::UndecidedWithout => {
                "sem preço: a busca de um plano sem esta regra terminou antes de encontrar um"
            }
        }
        .to_owned()
    }

    fn price_below_zero(&self) -> String {
        "abaixo de 0: sem a regra, o plano tem um total menor; a regra permite mais pares ou serve outro objetivo"
            .to_owned()
    }

    fn rule_costs(&self, shown: &[RegionChange], more: usize) -> String {
        format!("regiões que perdem pontos: {}", self.region_points(shown, more))
    }

    fn rule_serves(&self, shown: &[RegionChange], more: usize) -> String {
        format!("regiões que ganham pontos: {}", self.region_points(shown, more))
    }

    fn shadow_price(&self, shadow: &RuleShadowPrice) -> String {
        let points = self.number(shadow.points.abs(), 3);
        let clause = if shadow.points > 0.0 {
            format!("um par a mais acrescentaria no máximo {points}")
        } else {
            format!("um par exigido a menos acrescentaria no máximo {points}")
        };
        match &shadow.group {
            Some(group) => format!("{}: {clause}", self.group(group)),
            None => clause,
        }
    }

    fn rounds_price(&self, price: &RoundsPrice) -> String {
        let plan = |total: Option<f64>, pairs: usize| match total {
            Some(total) => format!("{} pontos em {}", self.number(total, 3), self.pairs(pairs)),
            None => "nenhum plano".to_owned(),
        };
        let difference = match price.price {
            Some(0.0) => "Decidir as rondas uma a uma não custa nada.".to_owned(),
            Some(points) => {
                format!("Decidir as rondas uma a uma custa {} pontos.", self.number(points, 3))
            }
            None => "Sem os dois planos, não se sabe quanto isso custa.".to_owned(),
        };
        format!(
            "Ronda a ronda: {}. Todas as rondas decididas ao mesmo tempo: {}. {difference}",
            plan(price.one_by_one, price.pairs_one_by_one),
            plan(price.jointly, price.pairs_jointly)
        )
    }

    fn two_plans(&self, base: &Proposal, changed: &Proposal) -> String {
        format!(
            "Plano de base: {}, total {}. Com a mudança: {}, total {}.",
            self.pairs(base.pairings.len()),
            self.number(base.total, 3),
            self.pairs(changed.pairings.len()),
            self.number(changed.total, 3)
        )
    }

    fn no_change(&self, kept: usize) -> String {
        match kept {
            0 => "Nada muda: nenhum dos planos tem pares.".to_owned(),
            1 => "Nada muda: o único par mantém-se.".to_owned(),
            _ => format!("Nada muda: todos os {} se mantêm.", self.pairs(kept)),
        }
    }

    fn change(&self, change: &Change) -> String {
        let kept = match change.kept {
            0 => "nenhum par se mantém".to_owned(),
            count => self.count_of(count, "par se mantém", "pares se mantêm"),
        };
        let gone = match change.gone.len() {
            0 => "nenhum sai".to_owned(),
            count => self.count_of(count, "sai", "saem"),
        };
        let new = match change.new.len() {
            0 => "nenhum entra".to_owned(),
            count => self.count_of(count, "entra", "entram"),
        };
        let total = if change.total > 0.0 {
            format!("o total sobe {}", self.number(change.total, 3))
        } else if change.total < 0.0 {
            format!("o total desce {}", self.number(-change.total, 3))
        } else {
            "o total não muda".to_owned()
        };
        self.sentence(&format!("{kept}, {gone}, {new}; {total}"))
    }

    fn reserves_heading(&self) -> String {
        "Melhores substitutos se um parceiro desistir".to_owned()
    }

    fn nothing_to_replace(&self) -> String {
        "Nenhuma região tem um parceiro que possa desistir.".to_owned()
    }

    fn reserve(&self, reserve: &Reserve) -> String {
        let choices: Vec<String> = reserve
            .choices
            .iter()
            .map(|ReserveChoice { region, score, changes, .. }| {
                let choice =
                    format!("{} ({}) {}", region.name, region.country, self.number(*score, 3));
                match changes {
                    0 => choice,
                    1 => format!("{choice}, muda mais 1 par"),
                    count => format!("{choice}, mudam mais {} pares", self.count(*count)),
                }
            })
            .collect();
        format!(
            "{} ({}), se {} desistir: {}",
            reserve.region.name,
            reserve.region.country,
            reserve.partner.name,
            choices.join("; ")
        )
    }

    fn no_reserve(&self, regions: &[&RegionLabel]) -> String {
        let names: Vec<String> = regions.iter().map(|region| region.name.clone()).collect();
        format!("Nenhuma região poderia substituir o parceiro de: {}.", self.list(&names))
    }

    fn stability_heading(&self) -> String {
        "Total e estabilidade: há duas regiões que prefiram uma à outra aos seus parceiros?"
            .to_owned()
    }

    fn stability_columns(&self) -> [String; 3] {
        ["plano", "pares", "total"].map(str::to_owned)
    }

    fn this_proposal(&self) -> String {
        "esta proposta".to_owned()
    }

    fn stable_plan(&self, side: &str) -> String {
        format!("estável, o melhor para um lado ({side})")
    }

    fn comparable_plan(&self) -> String {
        "o maior total com tantos pares como o estável".to_owned()
    }

    fn price_of_stability(&self, stability: &Stability) -> String {
        let price = self.number(stability.price, 3);
        let compared = if stability.is_of_proposal() {
            "desta proposta".to_owned()
        } else {
            format!("do melhor plano de {}", self.pairs(stability.comparable.pairs))
        };
        format!(
            "O preço da estabilidade é de {price} pontos: o total {compared} menos o do melhor plano estável."
        )
    }

    fn stability_undefined(&self) -> String {
        "Não se indica a estabilidade: regiões dos dois lados podem ter vários parceiros, e ela só está definida \
         se as de um dos lados têm no máximo um."
            .to_owned()
    }

    fn blocking_pairs(&self, count: usize) -> String {
        match count {
            0 => "Não há duas regiões que prefiram uma à outra aos seus parceiros: a proposta é estável."
                .to_owned(),
            1 => "Duas regiões preferem uma à outra aos seus parceiros:".to_owned(),
            _ => format!(
                "Há {} pares de regiões que preferem uma à outra aos seus parceiros:",
                self.count(count)
            ),
        }
    }

    fn gains_heading(&self, left: &str, right: &str) -> String {
        format!("ganho de cada região na sua própria avaliação: {left}, {right}")
    }

    fn more_entries(&self, count: usize) -> String {
        format!("e mais {}", self.count(count))
    }
}

impl Portuguese {
    fn region_points(self, shown: &[RegionChange], more: usize) -> String {
        let names: Vec<String> = shown
            .iter()
            .map(|change| format!("{} {}", change.region.name, self.number(change.points, 3)))
            .collect();
        self.list_with_more(&names, more)
    }
}
