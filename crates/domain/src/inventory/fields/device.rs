//! A device on which the business's own software ran.

use super::{super::PUSH_TOKEN, lines};

lines! {
    /// The device.
    DEVICE of Devices {
        "device.id": "Number of this device", "Nummer dieses Geräts";
        "device.type": "Kind of device", "Art des Geräts";
        "device.guid": "Mark by which the app recognises this device", "Kennzeichen, an dem die App dieses Gerät wiedererkennt";
        "device.clientId": "Channel it belongs to", "Kanal, zu dem es gehört";
        "device.status": "State", "Zustand";
        "device.integrationId": "Number of the business's account", "Nummer des Kontos des Unternehmens";
        "device.lastSeen": "Last seen", "Zuletzt gesehen";
        "device.pushNotificationToken" (masked = PUSH_TOKEN): "Address for push messages", "Adresse für Push-Nachrichten";
        "device.appVersion": "Version of the app", "Version der App";
        "device.info.appName": "App", "App";
        "device.info.appId": "App", "App";
        "device.info.installer": "Where the app was installed from", "Woher die App installiert wurde";
        "device.info.buildNumber": "Version of the app, as its maker counts", "Version der App, wie ihr Hersteller zählt";
        "device.info.devicePlatform": "Model", "Modell";
        "device.info.os": "Operating system", "Betriebssystem";
        "device.info.osVersion": "Version of the operating system", "Version des Betriebssystems";
        "device.info.carrier": "Telephone company", "Mobilfunkanbieter";
        "device.info.wifi": "Whether on Wi-Fi", "Ob im WLAN";
        "device.info.radioAccessTechnology": "Kind of mobile network", "Art des Mobilfunknetzes";
        "device.info.currentUrl": "Page you were on", "Seite, auf der Sie waren";
        "device.info.currentTitle": "Title of the page you were on", "Titel der Seite, auf der Sie waren";
        "device.info.browserLanguage": "Language of your browser", "Sprache Ihres Browsers";
        "device.info.referrer": "Page you came from", "Seite, von der Sie kamen";
        "device.info.userAgent": "What your browser says of itself", "Was Ihr Browser über sich sagt";
        "device.info.sdkVersion": "Version of the chat window", "Version des Chatfensters";
        "device.info.URL": "Website", "Website";
        "device.info.vendor": "Maker of the browser", "Hersteller des Browsers";
    }
}
