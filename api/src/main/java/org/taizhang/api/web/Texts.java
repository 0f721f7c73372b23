package org.taizhang.api.web;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.taizhang.domain.Messages;

/** What a caller is told when something fails: the web layer's own sentences, and the domain's. */
final class Texts {
    private Texts() {}

    static String text(String code, List<?> arguments, Locale locale) {
        var bundle = bundle(locale);
        if (!bundle.containsKey(code)) return Messages.text(code, arguments, locale);
        return MessageFormat.format(
                bundle.getString(code), arguments.stream().map(String::valueOf).toArray());
    }

    static String title(int status, Locale locale) {
        var bundle = bundle(locale);
        return bundle.getString(bundle.containsKey("title." + status) ? "title." + status : "title.other");
    }

    /** The sentence for a status that Spring decided on. */
    static String http(int status, Locale locale) {
        var known = bundle(locale).containsKey("http-" + status);
        return text(known ? "http-" + status : "http-other", List.of(status), locale);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                Texts.class.getPackageName() + ".Problems",
                locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT);
    }
}
