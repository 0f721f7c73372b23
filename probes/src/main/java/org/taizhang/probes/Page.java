package org.taizhang.probes;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Step;

/** What a step of a transaction came to see. */
record Page(Address at, int status, String text) {
    /** Nothing where the page does not hold it. */
    @Nullable
    String captured(Step.Capture capture) throws Failed {
        return capture.selector() == null
                ? matched(capture.regex())
                : selected(capture.selector(), capture.attribute());
    }

    private @Nullable String selected(String selector, @Nullable String attribute) throws Failed {
        try {
            var element = Jsoup.parse(text).selectFirst(selector);
            if (element == null || (attribute != null && !element.hasAttr(attribute))) return null;
            return attribute == null ? element.text() : element.attr(attribute);
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            throw new Failed("\"" + selector + "\" is no CSS selector");
        }
    }

    private @Nullable String matched(@Nullable String regex) throws Failed {
        if (regex == null) return null;
        try {
            var match = Pattern.compile(regex).matcher(new Interruptible(text));
            if (!match.find()) return null;
            return match.groupCount() == 0 ? match.group() : match.group(1);
        } catch (Interruptible.Interrupted | StackOverflowError e) {
            throw new Failed("\"" + regex + "\" takes too long to find");
        }
    }

    /** Text that ends the search of an expression that would go on for ages, once the run is over. */
    private record Interruptible(CharSequence text) implements CharSequence {
        private static final class Interrupted extends RuntimeException {}

        @Override
        public char charAt(int index) {
            if (Thread.currentThread().isInterrupted()) throw new Interrupted();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
