//! What a person reads.

mod channels;
mod conversation;
mod conversations;
mod overview;
mod profile;

pub use self::{
    channels::{GetChannels, get_channels},
    conversation::{GetConversation, get_conversation},
    conversations::{GetConversations, get_conversations},
    overview::{GetOverview, get_overview},
    profile::{GetProfile, get_profile},
};
