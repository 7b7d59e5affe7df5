//! Headings and captions of pages and figures in Spanish.

use super::Spanish;
use crate::criteria::Meaning;
use crate::profile::{RegionLabel, Sides};
use crate::proposal::Proposal;
use crate::report::language::countries::{NameIn, country};
use crate::report::language::{Grammar, Label, PageSentences};

impl PageSentences for Spanish {
    fn tag(&self) -> &'static str {
        "es"
    }

    fn label(&self, label: Label) -> String {
        let text = match label {
            Label::Number => "N.º",
            Label::Pair => "Par",
            Label::Region => "Región",
            Label::LeftRegion => "Región de la izquierda",
            Label::RightRegion => "Región de la derecha",
            Label::Theme => "Tema",
            Label::Score => "Puntuación",
            Label::AtLeastMost => "Mínimo–máximo",
            Label::Points => "Puntos",
            Label::Rule => "Regla",
            Label::Domain => "Ámbito",
            Label::Criterion => "Criterio",
            Label::Why => "Por qué",
            Label::Round => "Ronda",
            Label::Side => "Lado",
            Label::Probability => "Probabilidad",
            Label::LossWithout => "Pérdida sin él",
            Label::UnderOtherWeights => "Pesos",
            Label::Map => "Mapa de los pares",
            Label::MapOfRegions => "Mapa de las regiones",
            Label::ScoreMatrix => "Puntuaciones de todos los pares",
            Label::Contributions => "Lo que aporta cada criterio",
            Label::Links => "Pares por país",
            Label::RulePrices => "Lo que cuesta cada regla",
            Label::ProposedPair => "par propuesto",
            Label::ObservedPair => "emparejamiento observado",
            Label::NumbersOfFigure => "Lo mismo en una tabla",
            Label::Contents => "Contenido",
            Label::OnOnePage => "La propuesta en una página",
            Label::PairByPair => "Par por par",
            Label::JointWork => "En qué podrían trabajar juntas",
            Label::WhoBringsWhat => "Quién aporta qué",
            Label::StepsTaught => "Qué fases de una estrategia pueden enseñarse",
            Label::StillUnknown => "Qué se desconoce y a quién preguntar",
            Label::NextBestPartners => "Las siguientes mejores contrapartes",
            Label::SharedStatements => "Lo que ambas declaran",
            Label::CriteriaOfPair => "La puntuación, criterio por criterio",
            Label::HowFirm => "Qué tan firme es el par",
            Label::Sources | Label::SourcesSheet => "Fuentes",
            Label::RulesAndPrices => "Las reglas y lo que cuestan",
            Label::NoPlan => "Por qué no hay plan",
            Label::WithoutPartner => "Regiones sin contraparte",
            Label::Screening => "Qué regiones pueden participar",
            Label::Validity => "Qué pueden decir las puntuaciones",
            Label::Method => "Cómo se hizo la propuesta",
            Label::Data => "Datos y versión",
            Label::HowToCite => "Cómo citar",
            Label::Country => "País",
            Label::Lowest => "Mínimo",
            Label::Highest => "Máximo",
            Label::KnownShare => "Conocido",
            Label::Total => "Total",
            Label::MayTakePart => "Puede participar",
            Label::Yes => "sí",
            Label::No => "no",
            Label::Proposal => "Propuesta",
            Label::Pairs => "Pares",
            Label::Matrix => "Puntuaciones",
            Label::WhatCriteriaAdd => "Aportes",
            Label::Criteria => "Criterios",
            Label::Rules => "Reglas",
            Label::Unmatched => "Sin contraparte",
            Label::ScreeningSheet => "Preselección",
            Label::HowToRead => "Cómo leer",
        };
        text.to_owned()
    }

    fn note(&self, label: Label) -> Option<String> {
        let note = match label {
            Label::Score => "Cómo encajan las dos según los criterios del programa, de 0 a 1.",
            Label::Lowest => "La puntuación si todos los valores desconocidos fueran 0.",
            Label::Highest => "La puntuación si todos los valores desconocidos fueran 1.",
            Label::KnownShare => "La parte del peso cuyos criterios se conocen para este par.",
            Label::Probability => {
                "La parte de los buenos planes que tienen el par; los mejores cuentan más."
            }
            Label::LossWithout => "Cuántos puntos pierde el total si no se forma el par.",
            Label::UnderOtherWeights => {
                "La proporción de otros pesos de los criterios con los que el mejor plan tiene el par."
            }
            Label::ScoreMatrix => {
                "Las filas son regiones del lado izquierdo; las columnas, del derecho. Vacío: desconocido."
            }
            _ => return None,
        };
        Some(note.to_owned())
    }

    fn how_to_read(&self) -> Vec<String> {
        [
            "Todas las hojas, menos la primera y esta, son tablas con sus encabezados en la primera fila; las columnas se pueden filtrar.",
            "Las notas de los encabezados dicen qué significa cada columna. Los números son números, con todos sus decimales; se muestran solo tres.",
            "Los totales son fórmulas: si cambia un número, cambian también. Nada más se recalcula en el libro; para planificar de nuevo con otros pesos o reglas, use el programa.",
            "En la hoja de puntuaciones, cuanto más oscura la celda, más alta la puntuación; una celda vacía es un valor desconocido, que no es 0.",
            "Una puntuación dice cómo encajan dos perfiles según los criterios indicados. No dice si la cooperación tendrá éxito.",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    fn criterion_name(&self, meaning: &Meaning) -> Option<String> {
        let name = match meaning {
            Meaning::NeedsOfSeekerMet => "Necesidades cubiertas de la región de la izquierda",
            Meaning::NeedsOfHostMet => "Necesidades cubiertas de la región de la derecha",
            Meaning::SharedStrengths => "Fortalezas comunes",
            Meaning::SharedAboveMean => "Fortalezas comunes por encima de la media",
            Meaning::SharedThemes => "Temas comunes",
            Meaning::EachAddsNearStrengths => "Fortalezas nuevas y cercanas, de ambas",
            Meaning::HostAddsNearStrengths => "Fortalezas nuevas y cercanas, de la derecha",
            Meaning::SeekerAddsNearStrengths => "Fortalezas nuevas y cercanas, de la izquierda",
            Meaning::EachAddsNearTargets => "Metas nuevas y cercanas, de ambas",
            Meaning::HostAddsNearTargets => "Metas nuevas y cercanas, de la derecha",
            Meaning::SeekerAddsNearTargets => "Metas nuevas y cercanas, de la izquierda",
            Meaning::EachAddsRelated => "Ámbitos nuevos relacionados, de ambas",
            Meaning::HostAddsRelated => "Ámbitos nuevos relacionados, de la derecha",
            Meaning::SeekerAddsRelated => "Ámbitos nuevos relacionados, de la izquierda",
            Meaning::SeekerLearns => "Fases que puede enseñar la derecha",
            Meaning::HostLearns => "Fases que puede enseñar la izquierda",
            Meaning::BothLearn => "Fases que ambas pueden enseñar",
            Meaning::StructuralLikeness => "Estructura similar",
            Meaning::Language => "Lengua común",
            Meaning::Nearness => "Cercanía",
            Meaning::EarlierTies => "Vínculos anteriores",
            Meaning::NoEarlierTies => "Sin vínculos anteriores",
            Meaning::Statements(_) | Meaning::Text { .. } => return None,
        };
        Some(name.to_owned())
    }

    fn country(&self, code: &str) -> String {
        country(code, NameIn::Spanish)
    }

    fn report_title(&self, proposal: &Proposal) -> String {
        format!("Propuesta de contrapartes regionales: {}", proposal.programme.name)
    }

    fn in_one_sentence(&self, proposal: &Proposal) -> String {
        let total = self.number(proposal.total, 3);
        match (proposal.clash.is_some(), proposal.pairings.len()) {
            (true, _) => "Ningún plan cumple las reglas del programa.".to_owned(),
            (false, 0) => "No se propone ningún par.".to_owned(),
            (false, pairs) => {
                let pairs = match pairs {
                    1 => "Se propone un par".to_owned(),
                    many => format!("Se proponen {} pares", self.count(many)),
                };
                let proof = if proposal.certificate.optimal {
                    "; está demostrado que ningún otro plan que cumpla las reglas es mejor"
                } else {
                    "; no está demostrado que ningún otro plan sea mejor"
                };
                format!("{pairs}, con {total} puntos en total{proof}.")
            }
        }
    }

    fn close_up(&self, side: &str) -> String {
        format!("{side}, de cerca")
    }

    fn map_description(&self, pairs: usize, missing: &[String], more: usize) -> String {
        let shown = match pairs {
            0 => "Las regiones de ambos lados.",
            1 => "Las dos regiones del par, unidas por un arco.",
            _ => {
                "Un arco por cada par; los números son los de la tabla de pares. Los puntos pequeños son regiones \
                 sin contraparte."
            }
        };
        if missing.is_empty() {
            return shown.to_owned();
        }
        let names = self.list_with_more(missing, more);
        format!("{shown} Fuera del mapa, porque se desconocen sus coordenadas: {names}.")
    }

    fn matrix_description(&self, sides: &Sides, has_pairs: bool, has_observed: bool) -> String {
        let marks = match (has_pairs, has_observed) {
            (true, true) => {
                " Los pares del plan llevan un marco; los emparejamientos observados, un anillo."
            }
            (true, false) => " Los pares del plan llevan un marco.",
            (false, true) => " Los emparejamientos observados llevan un anillo.",
            (false, false) => "",
        };
        let order = if has_pairs {
            ", y las columnas siguen a las regiones con las que forman par"
        } else {
            ", y lo mismo las columnas"
        };
        format!(
            "Las filas son regiones de un lado ({}); las columnas, del otro ({}); cuanto más oscura la celda, más alta la \
             puntuación.{marks} Las filas con puntuaciones parecidas están cerca unas de otras{order}. Las puntuaciones \
             desconocidas están en blanco con una raya.",
            sides.left, sides.right
        )
    }

    fn contributions_description(&self) -> String {
        "Las partes de cada barra son lo que cada criterio aporta a la puntuación del par; juntas forman la puntuación."
            .to_owned()
    }

    fn not_additive(&self) -> String {
        "Con este programa los criterios no se suman para formar la puntuación, así que no hay partes que dibujar."
            .to_owned()
    }

    fn portfolio_title(&self, left: &str, right: &str) -> String {
        format!("Fortalezas y necesidades de {left} y de {right}")
    }

    fn portfolio_description(&self, left: &str, right: &str) -> String {
        format!(
            "Las barras hacia la izquierda son de {left}; las barras hacia la derecha, de {right}; una barra larga es un \
             peso de 3. Primero van los ámbitos que ambas mencionan."
        )
    }

    fn portfolio_legend(&self) -> String {
        "llena: fortaleza; vacía: necesidad".to_owned()
    }

    fn strength_of(&self, region: &str) -> String {
        format!("Fortaleza de {region}")
    }

    fn need_of(&self, region: &str) -> String {
        format!("Necesidad de {region}")
    }

    fn links_description(&self) -> String {
        "Una línea por cada par, de país a país; cuanto más alta la puntuación, más gruesa la línea.".to_owned()
    }

    fn prices_description(&self) -> String {
        "Lo que ganaría el total sin una regla si se mantienen todas las demás, en puntos. Los precios de varias reglas \
         no se suman."
            .to_owned()
    }

    fn brings(&self, giver: &RegionLabel, receiver: &RegionLabel) -> String {
        format!("{} aporta a {}", giver.name, receiver.name)
    }

    fn teaches(&self, teacher: &RegionLabel, learner: &RegionLabel, steps: &[String]) -> String {
        format!("{} puede enseñar a {}: {}.", teacher.name, learner.name, self.list(steps))
    }

    fn teaches_nothing(&self) -> String {
        "No consta ninguna fase que una necesite y la otra pueda enseñar.".to_owned()
    }

    fn nothing_unknown(&self) -> String {
        "De este par se conocen todos los criterios con peso.".to_owned()
    }

    fn no_rules(&self) -> String {
        "El programa no establece reglas propias.".to_owned()
    }

    fn all_have_partners(&self) -> String {
        "Todas las regiones tienen contraparte.".to_owned()
    }

    fn firm_and_open(&self, firm: &[String], open: &[String]) -> String {
        let firm = match firm {
            [] => "Ningún par es firme, es decir, está en al menos el 90 % de los planes buenos."
                .to_owned(),
            _ => format!(
                "Firmes, en al menos el 90 % de los planes buenos: n.º {}.",
                self.list(firm)
            ),
        };
        let open = match open {
            [] => "Ningún par está abierto, es decir, en menos de la mitad de ellos.".to_owned(),
            _ => format!("Abiertos, en menos de la mitad de ellos: n.º {}.", self.list(open)),
        };
        format!("{firm} {open}")
    }

    fn first_unmatched(&self, shown: usize, all: usize) -> String {
        format!("Las primeras {} de {} regiones.", self.count(shown), self.count(all))
    }

    fn not_validated(&self) -> String {
        "Las puntuaciones de este informe no se contrastaron con emparejamientos observados. Dicen cómo encajan \
         dos perfiles según los criterios indicados, no si la cooperación tendrá éxito."
            .to_owned()
    }

    fn citation(&self, version: &str) -> String {
        format!(
            "Los autores de `regiopair` (2026): `regiopair`, versión {version}: propuesta de contrapartes regionales con razones y \
             demostración. Para los datos incluidos, también: informe final del programa IUC-LAC, `International Urban Cooperation, Latin \
             America and the Caribbean`, 2019; CC BY 4.0."
        )
    }

    fn more(&self, more: usize) -> String {
        format!("y {} más", self.count(more))
    }
}
