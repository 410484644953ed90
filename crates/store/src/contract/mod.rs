//! The contract that every backend keeps: a rule a test, and [`contract_suite!`] to run them all.
//!
//! A rule is given a [`Backend`] with nothing in it. A new rule goes into the file of its topic and into the list
//! below; the compiler names a rule that stands in no list.

mod backend;
pub(crate) mod doubles;
pub(crate) mod house;
pub(crate) mod records;

pub(crate) mod aliases;
pub(crate) mod attachments;
pub(crate) mod audit;
pub(crate) mod conversations;
pub(crate) mod corrections;
pub(crate) mod deletions;
pub(crate) mod erasure;
pub(crate) mod execution;
pub(crate) mod facts;
pub(crate) mod grants;
pub(crate) mod holds;
pub(crate) mod import;
pub(crate) mod import_links;
pub(crate) mod import_refusals;
pub(crate) mod import_updates;
pub(crate) mod installation;
pub(crate) mod keys;
pub(crate) mod merges;
pub(crate) mod messages;
pub(crate) mod names;
pub(crate) mod openings;
pub(crate) mod people;
pub(crate) mod preferences;
pub(crate) mod queue;
pub(crate) mod races;
pub(crate) mod received;
pub(crate) mod register;
pub(crate) mod replays;
pub(crate) mod requests;
pub(crate) mod residue;
pub(crate) mod retention;
pub(crate) mod returns;
pub(crate) mod seals;
pub(crate) mod search;
pub(crate) mod sessions;
pub(crate) mod sizes;
pub(crate) mod standing;
pub(crate) mod standing_and_imports;
pub(crate) mod tasks;
pub(crate) mod undescribed;
pub(crate) mod walks;

pub(crate) use self::{
    backend::{Backend, Rows},
    house::House,
};

/// Runs the contract against a backend: `contract_suite!(Folder::new())`. The expression makes a fresh one each time.
macro_rules! contract_suite {
    ($make:expr) => {
        $crate::contract::import_suite! { $make }
        $crate::contract::rules! { $make;
            aliases {
                are_drawn_once_for_each_whom_one_meets
                are_not_for_oneself_or_those_one_never_met
                differ_from_owner_to_owner
                grow_with_who_comes_later
                stay_whatever_becomes_of_others
                read_like_nobody_else_whom_one_knows
                read_like_nobody_whom_a_copy_brings
                are_drawn_by_an_import_for_who_is_signed_in
                without_randomness_nothing_comes_in
                are_never_made_up
            }
            attachments {
                come_back_byte_for_byte
                may_come_before_the_messages_that_name_them
                are_told_with_the_messages_that_name_them
                are_for_whom_the_messages_are_for
                are_not_for_whom_the_rule_for_others_keeps_them_from
                that_nobody_names_are_refused
                twice_or_different_are_refused
                are_replaced_when_told_to
                go_with_the_last_message_that_named_them
                are_nothing_until_all_their_bytes_came
                are_walked_through_with_their_bytes
                that_others_name_stay_when_a_person_goes
                that_were_shown_under_a_former_id_go_along
                go_with_their_messages_whatever_the_size
                go_piece_by_piece_and_may_come_again
            }
            audit {
                every_chain_counts_and_hashes_for_itself
                an_entry_comes_back_as_it_was_sealed
                entries_are_read_in_pages
                say_when_something_was_noted_last
                two_who_write_share_one_chain
                of_a_person_are_read_backwards_in_pages
                what_cannot_be_sealed_is_not_written
            }
            conversations {
                come_with_what_a_page_says_of_them
                with_nothing_said_have_no_first_and_last
                are_read_in_pages_without_loss_or_repeat
                of_somebody_else_are_not_there
                belong_to_who_has_a_seat_or_has_written
            }
            corrections {
                change_the_record_that_was_read_and_no_other
                of_a_message_are_found_and_quoted_as_it_is_now
                leave_nothing_of_what_went_in_any_row
                let_a_picture_go_with_the_last_that_named_it
                rest_on_keys_that_are_not_revoked
                keep_a_statement_with_the_record_and_no_longer
                leave_nothing_of_what_went_in_what_was_asked_besides
                follow_wherever_a_detail_stands_as_the_persons
            }
            deletions {
                take_everything_of_the_app_and_nothing_of_others
                leave_what_is_to_be_done_elsewhere
                count_the_same_whatever_the_batch
                close_the_app_with_the_decision
                take_erasures_along_that_are_under_way
                do_not_end_while_anything_is_left
                that_cannot_go_on_wait_and_go_on
                move_only_from_where_they_are
                wait_while_a_legal_hold_stands_on_anybody
                are_listed_within_a_reach
                keep_the_id_out_until_it_is_let_in
                are_verified_once
                are_not_without_an_entry
                are_done_again_when_a_backup_comes_back
            }
            erasure {
                leaves_all_that_is_others
                counts_the_same_before_and_after_and_whatever_the_batch
                goes_on_where_it_stopped
                of_everybody_leaves_no_conversation
                shows_others_what_remains
                is_about_the_person_and_no_namesake
                takes_along_what_only_pseudonyms_share
            }
            tasks {
                come_with_the_decision_and_are_counted
                do_not_come_without_it
                are_settled_once_and_name_nobody_then
                leave_copies_until_every_page_was_looked_at
                of_the_portals_are_taken_by_one_at_a_time
                put_off_by_a_clock_that_was_ahead_do_not_wait
                go_with_the_person_but_for_the_erasures_own
                of_the_platform_keep_a_request_from_being_done
                of_the_platform_may_be_done_before_the_portals_part
                of_the_platform_are_waited_for_no_longer_once_all_goes
                name_what_lies_elsewhere
            }
            execution {
                is_held_by_one_until_the_lease_ends
                keeps_its_lease_while_it_goes_on
                that_is_let_go_goes_on_with_the_next
                that_cannot_go_on_waits_and_goes_on
                of_a_clock_that_was_ahead_is_not_waited_for
                of_several_each_is_taken_once
                ends_with_the_request_done_and_a_tombstone
                does_not_end_while_anything_is_left
                a_second_erasure_moves_the_tombstone
                keeps_whom_it_is_about_when_nothing_is_left
            }
            facts {
                are_empty_until_somebody_says_them
                are_replaced_and_come_back_as_they_were
                are_told_where_pages_need_them
                of_an_app_that_is_not_held_are_refused
                change_only_from_what_was_read
            }
            grants {
                are_of_a_transfer_that_is_granted_and_of_somebody_who_is_here
                hide_nobody_and_put_nothing_in_line
                take_the_place_of_the_one_before
                are_used_once_with_the_secret
                are_spent_when_the_secret_was_wrong_too_often
                are_good_for_their_time_and_in_no_time_before
                lapse_once_and_are_written_down
                lead_nowhere_once_taken_back_or_going
                are_fetched_whole_of_somebody_who_is_here_only
            }
            holds {
                stand_until_their_last_day_or_until_lifted
                are_set_once_and_on_whom_is_here
                are_written_down_or_nothing_is_done
                keep_an_erasure_from_being_approved
                let_what_has_cooled_off_wait
                come_too_late_for_what_is_in_line
                go_along_with_a_record_and_stop_the_worker
                are_forgotten_when_they_are_over
            }
            installation {
                answers_at_once_though_somebody_writes
                keeps_secrets_and_never_replaces_them
            }
            keys {
                comes_back_as_it_was_kept
                of_an_app_or_group_that_is_not_held_is_refused
                is_found_by_its_exact_name
                whose_name_is_taken_is_refused
                are_listed_by_reach_and_oldest_first
                are_ten_at_most_for_an_app
                with_a_public_key_that_is_known_are_refused
                take_the_place_of_another
            }
            messages {
                stand_oldest_first_from_either_end
                before_and_after_any_place_are_told_rightly
                come_with_their_record_and_all_seats
            }
            openings {
                are_open_to_one_session_and_one_person
                are_written_down_once_for_each_reason
                need_a_session_that_lives
                leave_nothing_behind
            }
            people {
                are_found_by_either_id_within_their_app
                apps_are_listed_by_reach
                have_their_sheets_by_id
                have_totals_of_all_that_is_theirs
            }
            queue {
                is_by_due_date_and_reference_in_pages
                counts_what_is_open_closed_and_overdue
                waits_for_others_at_its_end
                goes_by_the_day_that_it_is_where_each_business_is
                shows_the_person_while_they_are_held_and_not_going
            }
            races {
                of_two_requests_one_is_opened
                of_two_decisions_one_holds
                of_a_request_and_its_entry_a_walk_sees_both_or_none
                of_two_workers_one_has_the_job
                of_two_who_fetch_one_gets_it
                of_a_fetch_and_a_withdrawal_one_holds
            }
            received {
                comes_back_as_it_came_and_newest_first
                is_read_on_from_place_to_place
                is_kept_once_and_told_from_every_other
                is_nothing_until_it_is_whole
                of_two_people_in_one_import_is_each_ones_own
                goes_along_with_a_record_that_went_into_anothers
                keeps_others_under_the_pseudonyms_that_it_has
                never_hides_whom_a_record_names
                gives_way_to_an_app_that_is_held
                goes_when_the_person_is_erased
            }
            replays {
                of_a_request_bring_it_to_where_it_stood
                of_an_erasure_take_whoever_has_the_pseudonym
                of_what_is_said_of_an_erasure_take_nobody
                of_what_waits_for_the_platform_leave_it_something_to_wait_for
                of_an_erasure_are_held_up_by_no_hold
                of_holds_are_all_that_stand
            }
            requests {
                come_back_as_they_were_opened
                are_opened_once
                are_opened_once_under_whichever_name
                may_be_opened_again_once_the_first_is_closed
                of_a_former_name_are_ones_own_up_to_then
                of_others_are_others
                of_somebody_who_is_not_held_are_refused
                are_found_within_a_reach
                move_on_only_from_where_they_are
                rest_on_the_word_of_keys_that_are_not_revoked
                approved_hide_the_person_and_end_their_sessions
                not_approved_put_nothing_in_line
                are_written_down_with_every_move
                wake_in_the_order_of_their_times
                open_another_in_the_same_transaction
                lead_to_the_open_one_and_lose_no_word
                move_another_along_or_do_nothing
                stand_in_line_once_whatever_is_said_about_them
            }
            seals {
                no_key_no_change_of_one_and_no_end
                no_session_no_handover_and_no_end_of_one
                no_facts
                no_opening
                no_import
                no_walk
                no_request_no_decision_and_no_end_of_a_job
                no_address_no_use_and_no_lapse
                no_retention
                no_task_settled
            }
            register {
                says_what_an_erasure_does_with_every_field
                leaves_no_table_out
                is_held_by_a_test_that_can_fail
            }
            residue {
                leaves_no_word_and_no_id_in_any_row
                leaves_of_what_was_asked_what_proves
            }
            retention {
                takes_conversations_in_which_nothing_was_said_for_long
                takes_the_oldest_first
                takes_nothing_that_nobody_confirmed
                spares_whoever_asked_for_something
                takes_requests_that_are_closed_with_what_was_said
                takes_tombstones_and_then_their_requests
                empties_old_entries_and_says_so
                is_done_by_one_at_a_time_and_ends_once
                is_not_put_off_by_a_clock_that_was_ahead
                is_done_again_as_it_was
            }
            returns {
                are_noticed_once_whichever_name_they_come_under
                are_set_aside_with_all_that_names_them
                are_noticed_too_where_only_others_records_name_them
                are_back_no_more_once_they_are_erased_again
            }
            search {
                finds_words_in_all_conversations_that_are_ones_own
                finds_nothing_of_anybody_else
                finds_words_that_go_on_and_words_that_stand_together
                is_narrowed_by_what_a_message_is
                is_read_in_pages_from_either_end
                of_one_moment_finds_every_message
                takes_whatever_is_typed
                follows_who_belongs_to_a_conversation
                follows_what_is_replaced
                finds_nothing_of_who_was_erased
                is_told_what_was_typed_and_where_the_business_is
                comes_with_the_channels_to_choose_from
            }
            sessions {
                comes_back_as_it_was_opened
                is_over_when_its_time_is
                is_over_when_nobody_used_it_for_long
                notes_its_use_to_the_minute
                ends_when_it_is_ended
                leaves_nothing_behind_when_others_come
                is_forgotten_when_it_is_over
                is_used_while_somebody_writes_for_long
                is_of_no_time_before_it_was_opened
                proves_presence_by_a_token_of_no_earlier_use
                by_a_token_good_once_is_opened_once
                by_a_token_that_ended_before_what_was_forgotten_proves_nothing
                needs_a_key_that_is_still_good
                ends_with_its_key
                is_opened_once_by_a_code
                by_a_code_is_as_good_as_its_token
                takes_the_place_of_another_with_what_waited_there
                are_listed_and_ended_by_whose_they_are
                are_listed_a_page_at_a_time
                keep_what_was_looked_for_and_no_more
                keep_drafts_apart_from_what_was_looked_for
            }
            sizes {
                take_their_words_wherever_those_stand_and_no_others
                take_what_they_said_before_whatever_the_batch
                go_on_where_they_stopped
                take_a_part_among_others_a_batch_at_a_time
                come_to_an_end_whoever_goes_on_talking
                take_what_others_said_from_who_leaves
                leave_the_person_here_unless_everything_goes
                take_nothing_by_what_is_anothers
                leave_the_first_conversation_empty
                leave_others_what_is_theirs
                of_who_has_gone_meanwhile_take_nothing_more
                of_who_had_gone_before_take_nothing
            }
            standing {
                begins_and_goes_on_and_is_lifted
                is_the_persons_record_of_marketing
                is_done_with_the_request_or_not_at_all
                is_lifted_only_while_it_stands
                ends_when_the_person_was_told_and_not_before
                ends_on_the_ground_that_was_told_and_on_no_other
                ends_with_a_decision_or_neither_is_done
                goes_on_when_it_is_asked_for_again_on_the_ground_that_was_to_end
                closes_what_staff_have_open
                hides_the_name_from_the_queue
                is_listed_in_the_order_of_changes
                is_counted_as_it_is_listed
                outlives_an_erasure_by_its_pseudonym_alone
            }
            undescribed {
                are_counted_by_app_and_path_most_first
                are_counted_anew_when_records_are_replaced
                are_none_of_the_known
            }
            walks {
                shows_everything_of_the_person_in_the_order_of_the_export
                ends_with_requests_and_entries_up_to_its_own
                through_nobody_is_none_and_leaves_no_trace
                stops_when_the_visitor_has_seen_enough
                gives_the_visitor_back
                goes_through_the_same_again_if_it_is_to
                has_another_version_once_it_meets_other_parts
                has_another_version_after_an_act
                has_another_version_once_something_is_said_or_stands
                has_another_version_once_something_is_done_elsewhere
                has_another_version_once_a_hold_is_set_or_over
                has_another_version_once_a_period_is_confirmed
                has_another_version_when_what_was_said_comes_again
                has_another_version_once_a_former_id_is_somebody_elses
                meets_what_was_under_a_former_name_up_to_then
                sees_one_moment_though_others_write
                goes_through_the_same_moment_as_often_as_is_asked
                shows_no_more_than_is_wanted
                is_written_down_before_it_begins
            }
        }
    };
}

/// The part of it that is about imports, for a backend that goes about them in more than one way.
macro_rules! import_suite {
    ($make:expr) => {
        $crate::contract::rules! { $make;
            import {
                counts_what_came_by_kind
                may_come_backwards
                may_come_children_first
                leaves_what_is_held_and_equal
                adds_up_over_several_files
                forgets_nothing_over_many_conversations
                more_members_than_are_remembered_all_belong
                is_nothing_when_it_is_broken_off
                shows_nothing_until_it_is_whole
                writes_down_how_much_came
            }
            import_links {
                an_external_id_belongs_to_one_person_of_an_app
                an_external_id_may_change_hands_within_a_file
                an_external_id_changes_hands_only_if_the_giver_comes_without_it
                a_channel_may_go_to_another_person
                a_group_has_the_apps_it_named_last
            }
            import_refusals {
                the_same_twice_in_a_file
                what_is_held_and_differs
                an_app_that_is_nowhere
                a_person_or_conversation_that_is_nowhere
                at_the_first_line_that_is_wrong
                at_the_last_of_many_lines
                but_not_a_stranger_in_a_conversation
            }
            merges {
                come_in_as_of_the_import_and_are_the_persons_who_remains
                take_the_other_record_out_once_all_of_it_came_under_the_one_that_remains
                take_out_what_the_platform_made_one_with_something_else
                refuse_to_lose_what_only_the_other_has
                wait_for_a_request_of_the_others
                need_somebody_who_remains
                of_merges_are_the_last_ones
                let_a_preference_go_only_for_one_of_the_same_file
                remember_what_who_went_was_called
                are_met_by_a_walk_as_of_its_own_moment
                of_each_other_are_nobodys
                let_the_external_id_go_along
                stand_among_the_entries_by_their_time
                take_quotations_under_a_former_id_along
                take_what_was_said_under_a_former_id_along
                give_what_a_former_id_is_in
                give_it_only_while_the_id_is_theirs
                let_a_former_id_go_along
            }
            names {
                are_remembered_when_the_business_gives_another
                that_change_hands_are_whose_they_were_first
                go_along_with_a_record_that_goes_into_anothers
                let_nobody_stay_signed_in
                are_forgotten_when_the_person_is_erased
            }
            preferences {
                stand_until_the_next_and_as_of_its_import
                are_one_for_each_person
            }
            standing_and_imports {
                takes_a_no_and_lifts_what_is_older_than_a_yes
                lets_an_older_word_give_way_to_what_was_said_here
                finds_those_again_who_come_back
                goes_along_with_whoever_is_called_otherwise
                goes_along_with_a_record_that_goes_into_anothers
                lifts_nothing_that_was_said_here
                asks_where_a_yes_is_later_than_what_was_said_here
                lifts_nothing_that_outlived_an_erasure
            }
            import_updates {
                leaves_all_as_if_only_the_newest_had_come
                replaces_only_what_differs
                does_not_bring_back_whoever_is_going
            }
        }
    };
}

/// A module a topic, a test a rule.
macro_rules! rules {
    ($make:expr; $($topic:ident { $($rule:ident)* })*) => {$(
        mod $topic {
            use super::*;
            $(
                #[tokio::test]
                async fn $rule() {
                    $crate::contract::$topic::$rule($make).await;
                }
            )*
        }
    )*};
}

pub(crate) use {contract_suite, import_suite, rules};
