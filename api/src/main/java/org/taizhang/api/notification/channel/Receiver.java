package org.taizhang.api.notification.channel;

import java.util.Locale;

/** Somebody a message goes to; written nowhere, since an address is a person's own. */
public record Receiver(String account, String address, Locale locale) {
    @Override
    public String toString() {
        return account;
    }
}
