//! What goes by itself.

use desk::{PlannedRule, RetentionPlan};
use domain::{
    facts::Period,
    inventory::Category,
    retention::{self, Class, Rule, SaidBy},
};

use crate::{
    text::retention as words,
    view::{Gone, KeptFor, Retention, RetentionRule},
};

/// How things go by themselves in a business.
pub(in crate::api) fn retention(plan: &RetentionPlan) -> Retention {
    Retention {
        app: plan.app.to_string(),
        name: plan.name.clone(),
        rules: plan.rules.iter().map(rule).collect(),
        due_at: plan.due_at.map(|at| at.to_string()),
        so_far: gone(plan.so_far),
        last: plan.last.map(|(at, went)| (at.to_string(), gone(went))),
        unverified: plan.is_unverified,
    }
}

fn rule(planned: &PlannedRule) -> RetentionRule {
    let Rule { class, period, by } = planned.rule;
    let by = match by {
        SaidBy::Platform => "platform",
        SaidBy::Business => "business",
        SaidBy::Usual => "usual",
    };
    RetentionRule {
        class: class.code().to_owned(),
        period: period.to_string(),
        kept_for: kept_for(period),
        by: by.to_owned(),
        confirmed_at: planned.confirmed_at.map(|at| at.to_string()),
        goes: gone(planned.aging.goes),
        spared: planned.aging.spared,
        next: planned.next.map(|at| at.to_string()),
    }
}

fn kept_for(period: Period) -> KeptFor {
    let (count, unit) = period.counted();
    KeptFor {
        count: u64::from(count),
        unit: unit.code().to_owned(),
    }
}

const fn gone(went: retention::Gone) -> Gone {
    Gone {
        conversations: went.conversations,
        messages: went.messages,
        attachments: went.attachments,
        tombstones: went.tombstones,
        requests: went.requests,
        entries: went.entries,
    }
}

/// How long a category of a person's is kept where it then goes by itself, in words; nothing where it does not.
pub(super) fn for_person(rules: &[Rule], category: Category) -> Option<String> {
    let class = Class::of(category)?;
    let rule = rules.iter().find(|rule| rule.class == class)?;
    Some(words::for_person(class.code(), &kept_for(rule.period)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_read_of_each_of_theirs_that_goes_by_itself_and_of_nothing_else() {
        let rules = [Class::Messages, Class::Tombstones].map(|class| Rule {
            class,
            period: Period::of_months(24),
            by: SaidBy::Usual,
        });
        let said: Vec<_> = Category::ALL
            .into_iter()
            .filter(|category| for_person(&rules, *category).is_some())
            .collect();
        assert_eq!(said, [Category::Messages]);
        assert!(
            for_person(&rules, Category::Messages)
                .unwrap()
                .contains("24 months")
        );
    }
}
