//! Words of the built-in data in Portuguese; the user's own stay as they are.

use crate::profile::ConditionStatus;
use crate::report::language::countries::{NameIn, country};

/// The key of a fact in the singular: "país".
pub(super) fn key(key: &str) -> String {
    match key {
        "actor" => "ator",
        "call_batch" => "grupo da chamada",
        "call_deadline" => "prazo da chamada",
        "challenge" => "desafio",
        "country" => "país",
        "gdp_year" => "ano do PIB",
        "gerd_pct_gdp" => "despesa em pesquisa e desenvolvimento em % do PIB",
        "language" | "languages" => "língua",
        "level" => "nível",
        "motivation" => "motivação",
        "need" => "necessidade",
        "s3_adopted" => "ano de adoção da estratégia",
        "s3_status" => "estado da estratégia",
        "sdg" => "ODS",
        "strength" => "ponto forte",
        "strategy_period" => "período da estratégia",
        "terrain" => "tipo de território",
        "unemployment_pct" => "desemprego em %",
        other => return other.replace('_', " "),
    }
    .to_owned()
}

/// The key of statements in the plural: "desafios".
pub(super) fn keys(key: &str) -> String {
    match key {
        "actor" => "atores",
        "challenge" => "desafios",
        "motivation" => "motivações",
        "need" => "necessidades",
        "strength" => "pontos fortes",
        other => return self::key(other),
    }
    .to_owned()
}

/// A value of an attribute in words: a country or language by its name.
pub(super) fn value(key: &str, value: &str) -> String {
    match key {
        "country" => country(value, NameIn::Portuguese),
        "language" => language(value),
        _ => place(value),
    }
}

/// A kind of territory or a level.
pub(super) fn place(word: &str) -> String {
    match word {
        "coastal" => "litoral",
        "desert" => "deserto",
        "island" => "ilha",
        "mountain" => "montanha",
        "plateau" => "planalto",
        "rainforest" => "floresta tropical",
        "urban" => "urbano",
        "metropolitan-area" => "área metropolitana",
        "municipal-consortium" => "consórcio de municípios",
        "region" => "região",
        "region-group" => "grupo de regiões",
        "sub-region" => "sub-região",
        other => other,
    }
    .to_owned()
}

/// A language by its code of ISO 639; the code itself if it is not one of Europe or Latin America.
pub(super) fn language(code: &str) -> String {
    let names = [
        ("an", "aragonês"),
        ("ast", "asturiano"),
        ("ay", "aimará"),
        ("bg", "búlgaro"),
        ("br", "bretão"),
        ("bs", "bósnio"),
        ("ca", "catalão"),
        ("co", "corso"),
        ("cs", "tcheco"),
        ("cy", "galês"),
        ("da", "dinamarquês"),
        ("de", "alemão"),
        ("el", "grego"),
        ("en", "inglês"),
        ("es", "espanhol"),
        ("et", "estoniano"),
        ("eu", "basco"),
        ("fi", "finlandês"),
        ("fr", "francês"),
        ("fur", "friulano"),
        ("fy", "frísio"),
        ("ga", "irlandês"),
        ("gcf", "crioulo antilhano"),
        ("gd", "gaélico escocês"),
        ("gl", "galego"),
        ("gn", "guarani"),
        ("hr", "croata"),
        ("ht", "crioulo haitiano"),
        ("hu", "húngaro"),
        ("is", "islandês"),
        ("it", "italiano"),
        ("kw", "córnico"),
        ("lb", "luxemburguês"),
        ("lt", "lituano"),
        ("lv", "letão"),
        ("mk", "macedônio"),
        ("mt", "maltês"),
        ("nds", "baixo-alemão"),
        ("nl", "neerlandês"),
        ("no", "norueguês"),
        ("oc", "occitano"),
        ("pl", "polonês"),
        ("pt", "português"),
        ("qu", "quíchua"),
        ("rcf", "crioulo da Reunião"),
        ("ro", "romeno"),
        ("sc", "sardo"),
        ("sco", "scots"),
        ("se", "sami do norte"),
        ("sk", "eslovaco"),
        ("sl", "esloveno"),
        ("sq", "albanês"),
        ("sr", "sérvio"),
        ("sv", "sueco"),
        ("tr", "turco"),
        ("uk", "ucraniano"),
    ];
    names.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name).to_owned()
}

/// A condition of the IUC-LAC programme, in words that fit behind "cumprida:".
pub(super) fn condition(id: &str) -> Option<&'static str> {
    Some(match id {
        "country-covered" => "um país abrangido pelo programa",
        "letter-of-commitment" => "uma carta de compromisso",
        "contact-person" => "um interlocutor designado",
        "resources" => "recursos nacionais ou locais",
        "stakeholders-involved" => "a participação de empresas e de instituições científicas",
        "commitment-to-s3" => {
            "pelo menos o compromisso com uma estratégia de especialização inteligente"
        }
        "helix-coordination" => "a coordenação dos atores da hélice quádrupla ou quíntupla",
        "needs-match" => {
            "necessidades e oportunidades que correspondem ao perfil de uma ou várias regiões do outro lado"
        }
        "supports-strategy" => "a capacidade de apoiar a estratégia do parceiro",
        "joint-projects" => "a capacidade de promover projetos conjuntos",
        "business-opportunities" => "a capacidade de abrir oportunidades de negócio",
        _ => return None,
    })
}

/// Whether a condition is met.
pub(super) fn status(status: ConditionStatus) -> &'static str {
    match status {
        ConditionStatus::Met => "cumprida",
        ConditionStatus::NotMet => "não cumprida",
        ConditionStatus::Unknown => "desconhecida",
    }
}
