package org.taizhang.domain.target;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Refused;

/** What the steps of a transaction may say, as far as annotations cannot tell. */
final class Steps {
    private static final Pattern PLACEHOLDER = Pattern.compile(Step.PLACEHOLDER);
    /** A host to be filled in: what a page says may not choose who is told what is filled in elsewhere. */
    private static final Pattern HOST_TO_FILL = Pattern.compile("\\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*\\{.*");

    private static final Set<String> CREDENTIAL = Set.of("user", "secret");

    private Steps() {}

    static void refuseUnsound(Check.Transaction transaction) {
        var names = new HashSet<String>();
        var known = new HashSet<String>();
        known.add("run");
        for (var step : transaction.steps()) {
            if (!names.add(step.name())) throw new Refused("target.step-twice", step.name());
            if (step.form() != null && step.body() != null) throw new Refused("target.step-body", step.name());
            if (HOST_TO_FILL.matcher(step.path()).matches()) throw new Refused("target.step-host", step.name());
            var open = new ArrayList<String>();
            for (var text : new String[] {step.path(), step.contains(), step.lacks()}) placeholders(text, open);
            refuseUnknown(step, open, known);
            var sent = new ArrayList<String>();
            if (step.headers() != null) step.headers().forEach(field -> placeholders(field.value(), sent));
            if (step.form() != null) step.form().forEach(field -> placeholders(field.value(), sent));
            placeholders(step.body(), sent);
            if (transaction.credential() != null) sent.removeAll(CREDENTIAL);
            refuseUnknown(step, sent, known);
            if (step.captures() != null) for (var capture : step.captures()) known.add(sound(step, capture));
        }
    }

    private static void placeholders(@Nullable String text, List<String> found) {
        if (text == null) return;
        for (var match = PLACEHOLDER.matcher(text); match.find(); ) found.add(match.group(1));
    }

    private static void refuseUnknown(Step step, List<String> placeholders, Set<String> known) {
        for (var name : placeholders)
            if (!known.contains(name)) throw new Refused("target.step-placeholder", step.name(), name);
    }

    private static String sound(Step step, Step.Capture capture) {
        var isWhole = (capture.selector() == null) != (capture.regex() == null)
                && (capture.attribute() == null || capture.selector() != null)
                && !CREDENTIAL.contains(capture.variable())
                && !capture.variable().equals("run");
        if (!isWhole) throw new Refused("target.step-capture", step.name(), capture.variable());
        try {
            if (capture.regex() != null) Pattern.compile(capture.regex());
            return capture.variable();
        } catch (PatternSyntaxException e) {
            throw new Refused("target.step-capture", step.name(), capture.variable());
        }
    }
}
