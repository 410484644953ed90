//! A channel over which the person writes.

use super::{super::PUSH_TOKEN, lines};

lines! {
    /// The channel.
    CLIENT of Channels {
        "client.id": "Number of this channel", "Nummer dieses Kanals";
        "client.type": "Channel", "Kanal";
        "client.platform": "Channel", "Kanal";
        "client.status": "State", "Zustand";
        "client.active": "Whether it is in use", "Ob er genutzt wird";
        "client.primary": "Whether messages go there first", "Ob Nachrichten zuerst dorthin gehen";
        "client.integrationId": "Number of the business's account there", "Nummer des Kontos des Unternehmens dort";
        "client.externalId": "Your number or name there", "Ihre Nummer oder Ihr Name dort";
        "client.displayName": "Name shown there", "Dort angezeigter Name";
        "client.avatarUrl": "Picture there", "Bild dort";
        "client.lastSeen": "Last seen there", "Dort zuletzt gesehen";
        "client.linkedAt": "Linked on", "Verknüpft am";
        "client.pushNotificationToken" (masked = PUSH_TOKEN): "Address for push messages", "Adresse für Push-Nachrichten";
        "client.appVersion": "Version of the app", "Version der App";
    }
}

lines! {
    /// What the platform made of what the channel told it.
    INFO of Channels {
        "client.info.appName": "App", "App";
        "client.info.avatarUrl": "Picture", "Bild";
        "client.info.carrier": "Telephone company", "Mobilfunkanbieter";
        "client.info.city": "Town", "Ort";
        "client.info.country": "Country", "Land";
        "client.info.deviceModel": "Device", "Gerät";
        "client.info.devicePlatform": "Kind of device", "Art des Geräts";
        "client.info.gender": "Gender", "Geschlecht";
        "client.info.isPaymentEnabled": "Whether payments are switched on", "Ob Zahlungen eingeschaltet sind";
        "client.info.locale": "Language", "Sprache";
        "client.info.os": "Operating system", "Betriebssystem";
        "client.info.osVersion": "Version of the operating system", "Version des Betriebssystems";
        "client.info.phoneNumber": "Telephone number", "Telefonnummer";
        "client.info.radioAccessTechnology": "Kind of mobile network", "Art des Mobilfunknetzes";
        "client.info.state": "State or county", "Bundesland oder Bezirk";
        "client.info.timezone": "Time zone", "Zeitzone";
        "client.info.wifi": "Whether on Wi-Fi", "Ob im WLAN";
    }
}

lines! {
    /// What the channel said of the person, in its own words.
    RAW of Channels {
        // Text messages.
        "client.raw.From": "Telephone number", "Telefonnummer";
        "client.raw.FromCity": "Town the number belongs to", "Ort, zu dem die Nummer gehört";
        "client.raw.FromState": "State the number belongs to", "Bundesstaat, zu dem die Nummer gehört";
        "client.raw.FromZip": "Postcode the number belongs to", "Postleitzahl, zu der die Nummer gehört";
        "client.raw.FromCountry": "Country the number belongs to", "Land, zu dem die Nummer gehört";
        "client.raw.href": "Where the text message provider keeps your number", "Wo der SMS-Anbieter Ihre Nummer führt";
        "client.raw.countryCode": "Country of the number", "Land der Nummer";
        "client.raw.countryPrefix": "Dialling code of the country", "Vorwahl des Landes";
        "client.raw.phoneNumber": "Telephone number", "Telefonnummer";
        "client.raw.formats.**": "The number as it is written", "Die Nummer in ihren Schreibweisen";
        "client.raw.hlr.**": "What the mobile network says of the number", "Was das Mobilfunknetz zu der Nummer sagt";
        // WhatsApp, e-mail.
        "client.raw.from": "Telephone number or address", "Telefonnummer oder Adresse";
        "client.raw.profile.name": "Name in the channel's profile", "Name im Profil des Kanals";
        "client.raw.Reply-To": "Address you want answers at", "Adresse, an die Sie Antworten wünschen";
        "client.raw.stripped-signature": "Signature below your mails", "Signatur unter Ihren Mails";
        // Messenger, Telegram, LINE, Viber, WeChat, X.
        "client.raw.id": "Your number there", "Ihre Nummer dort";
        "client.raw.userId": "Your number there", "Ihre Nummer dort";
        "client.raw.openid": "Your number there", "Ihre Nummer dort";
        "client.raw.type": "Kind of account or number", "Art des Kontos oder der Nummer";
        "client.raw.name": "Name there", "Name dort";
        "client.raw.displayName": "Name there", "Name dort";
        "client.raw.nickname": "Name you use there", "Name, den Sie dort benutzen";
        "client.raw.username": "Name you use there", "Name, den Sie dort benutzen";
        "client.raw.screen_name": "Name you use there", "Name, den Sie dort benutzen";
        "client.raw.first_name": "First name there", "Vorname dort";
        "client.raw.last_name": "Family name there", "Nachname dort";
        "client.raw.avatar": "Picture there", "Bild dort";
        "client.raw.profile_pic": "Picture there", "Bild dort";
        "client.raw.pictureUrl": "Picture there", "Bild dort";
        "client.raw.headimgurl": "Picture there", "Bild dort";
        "client.raw.profile_photos.**": "Pictures there", "Bilder dort";
        "client.raw.statusMessage": "What you say of yourself there", "Was Sie dort über sich sagen";
        "client.raw.description": "What you say of yourself there", "Was Sie dort über sich sagen";
        "client.raw.gender": "Gender", "Geschlecht";
        "client.raw.sex": "Gender, as a number: 1 man, 2 woman, 0 not said", "Geschlecht, als Zahl: 1 Mann, 2 Frau, 0 keine Angabe";
        "client.raw.locale": "Language there", "Sprache dort";
        "client.raw.language": "Language", "Sprache";
        "client.raw.language_code": "Language", "Sprache";
        "client.raw.timezone": "Time zone", "Zeitzone";
        "client.raw.time_zone": "Time zone", "Zeitzone";
        "client.raw.utc_offset": "Time zone, in seconds from UTC", "Zeitzone, in Sekunden ab UTC";
        "client.raw.city": "Town", "Ort";
        "client.raw.province": "Province", "Provinz";
        "client.raw.country": "Country", "Land";
        "client.raw.location": "Where you say you are", "Wo Sie nach eigener Angabe sind";
        "client.raw.subscribe_time": "Since when you follow the business there", "Seit wann Sie dem Unternehmen dort folgen";
        "client.raw.created_at": "Since when you are there", "Seit wann Sie dort sind";
        "client.raw.is_payment_enabled": "Whether payments are switched on", "Ob Zahlungen eingeschaltet sind";
        "client.raw.last_ad_referral.**": "Advertisement you came by", "Anzeige, über die Sie gekommen sind";
        "client.raw.primary_device_os": "Operating system of your telephone", "Betriebssystem Ihres Telefons";
        "client.raw.device_type": "Kind of device", "Art des Geräts";
        "client.raw.mcc": "Country of your mobile network, as a number", "Land Ihres Mobilfunknetzes, als Zahl";
        "client.raw.mnc": "Your mobile network, as a number", "Ihr Mobilfunknetz, als Zahl";
        "client.raw.viber_version": "Version of the channel's app", "Version der App des Kanals";
        "client.raw.api_version": "Version of the channel's interface", "Version der Schnittstelle des Kanals";
        // Chat on a website or in an app.
        "client.raw.currentUrl": "Page you were on", "Seite, auf der Sie waren";
        "client.raw.currentTitle": "Title of the page you were on", "Titel der Seite, auf der Sie waren";
        "client.raw.referrer": "Page you came from", "Seite, von der Sie kamen";
        "client.raw.userAgent": "What your browser says of itself", "Was Ihr Browser über sich sagt";
        "client.raw.browserLanguage": "Language of your browser", "Sprache Ihres Browsers";
        "client.raw.URL": "Website", "Website";
        "client.raw.sdkVersion": "Version of the chat window", "Version des Chatfensters";
        "client.raw.vendor": "Maker of the browser", "Hersteller des Browsers";
        "client.raw.appId": "App", "App";
        "client.raw.appName": "App", "App";
        "client.raw.carrier": "Telephone company", "Mobilfunkanbieter";
        "client.raw.devicePlatform": "Model", "Modell";
        "client.raw.installer": "Where the app was installed from", "Woher die App installiert wurde";
        "client.raw.os": "Operating system", "Betriebssystem";
        "client.raw.osVersion": "Version of the operating system", "Version des Betriebssystems";
        "client.raw.radioAccessTechnology": "Kind of mobile network", "Art des Mobilfunknetzes";
        "client.raw.wifi": "Whether on Wi-Fi", "Ob im WLAN";
        "client.raw.buildNumber": "Version of the app, as its maker counts", "Version der App, wie ihr Hersteller zählt";
    }
}
