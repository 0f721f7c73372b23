package org.taizhang.ledger.verify;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import org.taizhang.ledger.verify.clause.ClauseLines;
import org.taizhang.ledger.verify.clause.ClausePage;
import org.taizhang.ledger.verify.clause.ClauseReader;
import org.taizhang.ledger.verify.clause.ClauseTold;
import org.taizhang.ledger.verify.event.Json.Literal;
import org.taizhang.ledger.verify.event.Json.Members;
import org.taizhang.ledger.verify.event.Json.Text;

/**
 * Checks that what is said of requirements in an export speaks of the very entries it proves and of all of them, and that
 * the page for people says the same.
 */
final class ClauseCheck implements ClauseTold {
    /** What no entry says. */
    private static final String NOTHING = "\u0000";

    private final Proven proven;
    private final Manifest manifest;
    private final Report report;
    private final BitSet named = new BitSet();
    private String clause = "";
    private long claimed;
    private long listed;
    private long clauses;
    private long evidence;

    ClauseCheck(Proven proven, Manifest manifest, Report report) {
        this.proven = proven;
        this.manifest = manifest;
        this.report = report;
    }

    void run(ExportFile export) throws IOException {
        try (var in = export.member(Export.CLAUSES);
                var page = export.member(Export.PAGE)) {
            var same = new Same(page);
            var shown = new BufferedOutputStream(same, 1 << 16);
            ClauseReader.read(in, and(new ClausePage(shown)));
            shown.flush();
            if (same.differs || page.read() >= 0)
                report.add(Finding.wrong(
                        -1,
                        Export.PAGE,
                        "与 " + Export.CLAUSES + " 所述不同",
                        "it is not what " + Export.CLAUSES + " says"));
        } catch (ClauseReader.Unreadable e) {
            report.add(Finding.wrong(-1, Export.CLAUSES, "无法读出", "it cannot be read: " + e.getMessage()));
        }
    }

    @Override
    public void begin(Members asked) {
        if (!text(asked, "format").equals(ClauseLines.FORMAT))
            wrong(-1, "格式未知", "it is not of the format " + ClauseLines.FORMAT);
        if (!text(asked, "origin").equals(manifest.origin()) || number(asked, "size") != manifest.size())
            wrong(-1, "与清单不符", "it does not fit the manifest");
    }

    @Override
    public void clause(Members told) {
        compare();
        clauses++;
        clause = text(told, "id");
        claimed = number(told, "count");
        listed = 0;
    }

    @Override
    public void evidence(Members told) {
        listed++;
        evidence++;
        var position = number(told, "position");
        var index = proven.index(position);
        if (index < 0) {
            wrong(position, "所列证据不在已证明的条目中", "it is named as evidence and is not among the entries proven");
            return;
        }
        named.set(index);
        if (!text(told, "leaf").equals(Base64.getEncoder().encodeToString(proven.leaf(index))))
            wrong(position, "叶哈希与条目不符", "its leaf hash is not that of the entry");
        var facts = proven.facts(text(told, "event"), text(told, "subject"), text(told, "unit"), text(told, "at"));
        if (!proven.states(index, facts))
            wrong(position, "事件、对象、单位或时刻与条目不符", "event, subject, unit or time is not what the entry itself says");
    }

    @Override
    public void end() {
        compare();
        for (var index = named.nextClearBit(0); index < proven.count(); index = named.nextClearBit(index + 1))
            wrong(proven.position(index), "条目未被列为证据", "the entry is proven and named as no evidence");
        report.note(
                clauses + " 条要求共列出 " + evidence + " 条证据：位置、叶哈希、事件、对象、单位与时刻逐一对照；结论、姓名与说明由系统给出，不在签名之内",
                clauses + " requirements name evidence " + evidence
                        + " times: position, leaf hash, event, subject, unit "
                        + "and time were compared with the entries; verdicts, names and sentences are the product's word");
    }

    private void compare() {
        if (clause.isEmpty() || claimed == listed) return;
        wrong(
                -1,
                "称有 " + claimed + " 条证据，实列 " + listed + " 条",
                "it says that there are " + claimed + " events and lists " + listed);
    }

    private void wrong(long position, String zh, String en) {
        report.add(Finding.wrong(position, Export.CLAUSES + (clause.isEmpty() ? "" : " " + clause), zh, en));
    }

    private static String text(Members of, String name) {
        return of.members().get(name) instanceof Text text ? text.text() : NOTHING;
    }

    /** A number that is one of ours; -1 where there is none. */
    private static long number(Members of, String name) {
        return of.members().get(name) instanceof Literal literal
                        && literal.literal().matches("[0-9]{1,18}")
                ? Long.parseLong(literal.literal())
                : -1;
    }

    /** Takes what has to be the same as what stands there. */
    private static final class Same extends OutputStream {
        private final InputStream expected;
        private boolean differs;

        Same(InputStream expected) {
            this.expected = expected;
        }

        @Override
        public void write(int b) throws IOException {
            differs |= expected.read() != (b & 0xFF);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (differs) return;
            var there = expected.readNBytes(length);
            differs = !Arrays.equals(there, 0, there.length, bytes, from, from + length);
        }
    }
}
