package org.taizhang.ledger.verify.clause;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.taizhang.ledger.verify.event.Json.Items;
import org.taizhang.ledger.verify.event.Json.Literal;
import org.taizhang.ledger.verify.event.Json.Members;
import org.taizhang.ledger.verify.event.Json.Text;
import org.taizhang.ledger.verify.event.Json.Value;

/** Shows requirements as a page that any browser opens, Chinese first and English beside it: the same bytes for the same telling. */
public final class ClausePage implements ClauseTold {
    private static final String STYLE = """
            body{font:14px/1.5 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2em;color:#1f2328}
            h2{font-size:16px;margin:2em 0 0}table{border-collapse:collapse;width:100%;margin:.5em 0}
            td,th{border:1px solid #c8ccd0;padding:3px 6px;text-align:left;vertical-align:top}
            [lang=en]{color:#59636e}code{font-size:11px;word-break:break-all}.OVERDUE{color:#b42318}.MET{color:#16703c}
            """;

    private final OutputStream out;
    private boolean open;
    private boolean listed;

    public ClausePage(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(Members asked) throws IOException {
        write("<!doctype html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"><title>标准落实情况 " + text(asked, "unit")
                + "</title><style>\n" + STYLE + "</style></head><body>\n");
        write("<h1>标准落实情况 <span lang=\"en\">How the standard is kept</span></h1>\n<p>");
        write("单位 <span lang=\"en\">unit</span> " + text(asked, "unit") + "，");
        write(text(asked, "from") + " 至 <span lang=\"en\">up to before</span> " + text(asked, "until") + "。");
        write("台账 <span lang=\"en\">ledger</span> <code>" + text(asked, "origin") + "</code>，检查点规模 "
                + "<span lang=\"en\">checkpoint of</span> " + text(asked, "size") + "</p>\n");
        write(
                "<p>条目及证明在同一文件内，以 <code>java -jar taizhang-verify.jar</code> 核验该 ZIP 文件即可；结论与说明由系统给出，条目由签名证明。"
                        + "<br><span lang=\"en\">The entries and their proofs are in the same ZIP, which taizhang-verify.jar "
                        + "verifies. Verdicts and sentences are the product's word; the entries are proven by signature.</span></p>\n");
    }

    @Override
    public void clause(Members clause) throws IOException {
        close();
        open = true;
        listed = false;
        write("<h2>" + text(clause, "id") + " " + text(clause, "zh") + "</h2>\n<p lang=\"en\">" + text(clause, "en")
                + "</p>\n");
        write("<p>" + word(clause, "obligation") + " · " + word(clause, "owed") + " · <b class=\""
                + text(clause, "verdict") + "\">" + word(clause, "verdict")
                + "</b> · 证据 <span lang=\"en\">evidence</span> "
                + text(clause, "count") + " · 违反 <span lang=\"en\">breaches</span> " + text(clause, "breaches")
                + (text(clause, "last").isEmpty()
                        ? ""
                        : " · 最近 <span lang=\"en\">newest</span> " + text(clause, "last"))
                + "</p>\n");
        if (clause.members().get("periods") instanceof Items periods
                && !periods.items().isEmpty()) {
            write("<ul>\n");
            for (var period : periods.items()) if (period instanceof Members members) period(members);
            write("</ul>\n");
        }
    }

    private void period(Members period) throws IOException {
        write("<li>" + text(period, "from") + " – " + text(period, "until") + " " + word(period, "verdict") + " · "
                + text(period, "evidence") + "</li>\n");
    }

    @Override
    public void evidence(Members evidence) throws IOException {
        if (!listed) {
            write("<table><tr>");
            for (var head : List.of(
                    "位置 <span lang=\"en\">position</span>",
                    "时刻 <span lang=\"en\">when</span>",
                    "何人 <span lang=\"en\">who</span>",
                    "何事 <span lang=\"en\">what</span>",
                    "事件与对象 <span lang=\"en\">event and subject</span>",
                    "叶哈希 <span lang=\"en\">leaf hash</span>")) write("<th>" + head + "</th>");
            write("</tr>\n");
            listed = true;
        }
        var topic = text(evidence, "topic");
        write("<tr><td>" + text(evidence, "position") + "</td><td>" + text(evidence, "at") + "</td><td>"
                + text(evidence, "by") + "<br>" + text(evidence, "unit") + "</td><td>" + text(evidence, "zh")
                + "<br><span lang=\"en\">" + text(evidence, "en") + "</span></td><td>" + text(evidence, "event")
                + (topic.isEmpty() ? "" : "/" + topic) + "<br><code>" + text(evidence, "subject")
                + "</code></td><td><code>" + text(evidence, "leaf") + "</code></td></tr>\n");
    }

    @Override
    public void end() throws IOException {
        close();
        write("</body></html>\n");
    }

    private void close() throws IOException {
        if (!open) return;
        write(listed ? "</table>\n" : "<p>没有证据 <span lang=\"en\">no evidence</span></p>\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    private static String word(Members of, String name) {
        var constant = text(of, name);
        return switch (constant) {
            case "MUST" -> both("应", "must");
            case "SHOULD" -> both("宜", "should");
            case "MAY" -> both("可", "may");
            case "STANDING" -> both("常备", "standing");
            case "ON_EVENT" -> both("有事即做", "on occasion");
            case "RECURRING" -> both("按期", "recurring");
            case "MET" -> both("已落实", "proven");
            case "DUE" -> both("本期待落实", "due");
            case "OVERDUE" -> both("逾期或已违反", "overdue or breached");
            case "NONE" -> both("尚无证据", "no evidence yet");
            default -> constant;
        };
    }

    private static String both(String zh, String en) {
        return zh + " <span lang=\"en\">" + en + "</span>";
    }

    /** A member as text that a page takes for nothing else; empty where there is none. */
    private static String text(Members of, String name) {
        Value value = of.members().get(name);
        if (value instanceof Literal literal) return literal.literal();
        if (!(value instanceof Text text)) return "";
        return text.text()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
