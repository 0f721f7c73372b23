package org.taizhang.api.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a document says by itself. */
final class Phrases {
    private static final ResourceBundle CHINESE = bundle(Locale.ROOT);
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

    private Phrases() {}

    static Wording of(String key, Object... arguments) {
        return Wording.of(text(CHINESE, key, arguments), text(ENGLISH, key, arguments));
    }

    private static String text(ResourceBundle bundle, String key, Object... arguments) {
        var pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /** The machine's own language is no business of a document. */
    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                Phrases.class.getName(),
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
