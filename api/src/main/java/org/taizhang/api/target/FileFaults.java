package org.taizhang.api.target;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.context.i18n.LocaleContextHolder;

/** What can be wrong with a file of targets, in the language of the thread. */
final class FileFaults {
    private FileFaults() {}

    static String text(String code, Object... arguments) {
        var isEnglish = LocaleContextHolder.getLocale().getLanguage().equals("en");
        var bundle = ResourceBundle.getBundle(FileFaults.class.getName(), isEnglish ? Locale.ENGLISH : Locale.ROOT);
        return MessageFormat.format(bundle.getString(code), arguments);
    }
}
