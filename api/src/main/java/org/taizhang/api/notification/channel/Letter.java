package org.taizhang.api.notification.channel;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.web.util.HtmlUtils;
import org.taizhang.api.notification.channel.Message.Item;

/** A message in words: a short subject, plain text, and the same as HTML in which nothing told is markup. */
public record Letter(String subject, String text, String html) {
    /** How many pieces of news are told one by one. */
    private static final int LISTED = 20;

    private static final int LONGEST_SUBJECT = 78;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);

    public static Letter of(Message message, Locale locale) {
        var words = new Words(
                ResourceBundle.getBundle(
                        Letter.class.getPackageName() + ".Letters",
                        locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT),
                message);
        var lines = words.lines();
        return new Letter(cut(words.subject()), String.join("\n", lines) + "\n", html(lines, message));
    }

    private static String html(List<String> lines, Message message) {
        var html = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><body>");
        for (var line : lines)
            html.append("<p>").append(HtmlUtils.htmlEscape(line, "UTF-8")).append("</p>\n");
        var link = message.link();
        if (link != null) {
            var address = HtmlUtils.htmlEscape(link.toString(), "UTF-8");
            html.append("<p><a href=\"")
                    .append(address)
                    .append("\">")
                    .append(address)
                    .append("</a></p>\n");
        }
        return html.append("</body>\n").toString();
    }

    private static String cut(String subject) {
        var line = subject.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    private record Words(ResourceBundle bundle, Message message) {
        String say(String key, Object... arguments) {
            return MessageFormat.format(bundle.getString(key), arguments);
        }

        String subject() {
            var items = message.items();
            var severity = say("severity." + message.worst());
            var again = message.again() ? say("again") : "";
            if (items.size() == 1)
                return again
                        + say(
                                "one",
                                severity,
                                occasion(items.getFirst()),
                                items.getFirst().text());
            var kind = message.line().kind().isEmpty()
                    ? message.unit()
                    : message.line().kind();
            return again + say("many", severity, String.valueOf(items.size()), kind, String.valueOf(message.cleared()));
        }

        List<String> lines() {
            var lines = new java.util.ArrayList<String>();
            lines.add(subject());
            message.items().stream()
                    .sorted(Comparator.comparingInt(Item::severity).thenComparingLong(Item::position))
                    .limit(LISTED)
                    .sorted(Comparator.comparingLong(Item::position))
                    .map(this::line)
                    .forEach(lines::add);
            var more = message.items().size() - LISTED;
            if (more > 0) lines.add(say("more", String.valueOf(more)));
            lines.add(say("where", message.unit(), range()));
            return lines;
        }

        private String line(Item item) {
            return say("item", time(item.at()), say("severity." + item.severity()), occasion(item), item.text());
        }

        private String range() {
            var first = message.items().getFirst().position();
            var last = message.items().getLast().position();
            return first == last ? String.valueOf(first) : first + "–" + last;
        }

        private String occasion(Item item) {
            return say("occasion." + item.occasion());
        }

        private String time(Instant at) {
            return TIME.format(at.atZone(message.zone()));
        }
    }
}
