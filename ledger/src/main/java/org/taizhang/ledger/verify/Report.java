package org.taizhang.ledger.verify;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.taizhang.ledger.verify.Finding.Kind;

/** What a verification found, and what follows from it; takes findings from any thread and keeps the first ones. */
public final class Report {
    private static final int KEPT = 20;

    private final TreeSet<Finding> findings = new TreeSet<>();
    private final List<Sentence> notes = new ArrayList<>();
    private long count;
    private boolean wrong;
    private boolean partial;

    synchronized void add(Finding finding) {
        count++;
        wrong |= finding.kind() == Kind.WRONG;
        findings.add(finding);
        if (findings.size() > KEPT) findings.pollLast();
    }

    /** Says something that is no finding. */
    synchronized void note(String zh, String en) {
        notes.add(new Sentence(zh, en));
    }

    /** Says what could not be checked, so that nobody takes the rest for the whole. */
    synchronized void unchecked(String zh, String en) {
        note(zh, en);
        partial = true;
    }

    /** The finding with the lowest position, those that concern no position behind all others. */
    synchronized Optional<Finding> first() {
        return findings.isEmpty() ? Optional.empty() : Optional.of(findings.first());
    }

    synchronized long count() {
        return count;
    }

    /** 0 verified, 1 not what it claims to be, 3 could not be checked in full. */
    public synchronized int exitCode() {
        if (wrong) return Main.WRONG;
        return findings.isEmpty() && !partial ? Main.VERIFIED : Main.INCOMPLETE;
    }

    synchronized void print(PrintStream out) {
        for (var note : notes) out.println("  " + note.zh() + "\n    " + note.en());
        if (!findings.isEmpty()) {
            var first = findings.first();
            out.println();
            out.println("  首个问题 / first finding: " + first);
            for (var finding : findings.tailSet(first, false)) out.println("  又 / also: " + finding);
            if (count > findings.size()) out.println("  共 " + count + " 个问题 / " + count + " findings in all");
        }
        out.println();
        out.println(
                switch (exitCode()) {
                    case Main.VERIFIED -> "验证通过 / VERIFIED";
                    case Main.WRONG -> "验证失败：与其声明不符 / NOT VERIFIED: it is not what it claims to be";
                    default -> "未能完整验证 / NOT VERIFIED: it could not be checked in full";
                });
    }

    @Override
    public synchronized String toString() {
        return "exit " + exitCode() + ", " + findings + ", " + notes;
    }
}
