package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Locale CHINA = Locale.SIMPLIFIED_CHINESE;
    private final Locale machine = Locale.getDefault();

    @BeforeEach
    void onAMachineThatSpeaksFrench() {
        Locale.setDefault(Locale.FRANCE);
    }

    @AfterEach
    void asItWas() {
        Locale.setDefault(machine);
    }

    @Test
    void tellsWhatHappenedInChinese() {
        assertThat(render("alert.acknowledged", CHINA, "actor", "王", "subject", "a1", "acknowledgement.note", "已处理"))
                .isEqualTo("王 确认告警 a1：已处理");
    }

    @Test
    void tellsWhatHappenedInEnglish() {
        assertThat(render("incident.accepted", Locale.UK, "actor", "Wang", "subject", "i1"))
                .isEqualTo("Wang accepted the incident i1");
    }

    @Test
    void speaksChineseToAllOthersWhateverTheMachineSpeaks() {
        for (var machine : List.of(Locale.US, Locale.FRANCE)) {
            Locale.setDefault(machine);
            for (var locale : List.of(Locale.ROOT, CHINA, Locale.JAPAN, Locale.FRANCE))
                assertThat(render("incident.accepted", locale, "actor", "王", "subject", "i1"))
                        .isEqualTo("王 受理事件 i1");
        }
    }

    @Test
    void showsADashWhereAValueIsMissing() {
        assertThat(render(
                        "alert.cleared", CHINA, "subject", "a1", "end.at", "2026-11-23T08:00:00Z", "end.reason", "停用"))
                .isEqualTo("告警 a1 于 2026-11-23T08:00:00Z 解除（恢复值：—；说明：停用）");
        assertThat(render("alert.notified", CHINA, "text", "t", "occasion", "RAISED", "recipients", List.of()))
                .isEqualTo("就告警“t”的触发通知 —");
    }

    @Test
    void leavesOutAPartOfWhichAValueIsMissing() {
        assertThat(render(
                        "alert.raised",
                        CHINA,
                        "firing.severity",
                        1,
                        "firing.text",
                        "磁盘将满",
                        "firing.targetName",
                        "web-1"))
                .isEqualTo("1 级告警“磁盘将满”触发：web-1");
        assertThat(render(
                        "alert.raised",
                        Locale.UK,
                        "firing.severity",
                        1,
                        "firing.text",
                        "[full]",
                        "firing.targetName",
                        "w"))
                .isEqualTo("Alert \"[full]\" of severity 1 raised: w");
    }

    @Test
    void saysConstantsInWordsAndUnknownOnesAsTheyAre() {
        assertThat(render("account.role-granted", CHINA, "actor", "赵", "subject", "c1", "role", "WATCH"))
                .isEqualTo("赵 授予账号 c1 “值班人员”角色");
        assertThat(render("account.role-granted", Locale.US, "actor", "Zhao", "subject", "c1", "role", Role.WATCH))
                .isEqualTo("Zhao granted the account c1 the role \"watch\"");
        assertThat(render("account.role-granted", CHINA, "actor", "赵", "subject", "c1", "role", "NEW"))
                .isEqualTo("赵 授予账号 c1 “NEW”角色");
    }

    @Test
    void namesThePartOfTheProductThatActs() {
        var part = "WhenAlertRaisedThenReportIncident";
        assertThat(render("incident.reported", CHINA, "actor", part, "report.title", "门户不可用"))
                .isEqualTo("告警自动上报 上报事件“门户不可用”");
    }

    @Test
    void joinsLists() {
        var told = List.of("wang", "role:WATCH");
        assertThat(render("alert.notified", CHINA, "text", "t", "occasion", "CLEARED", "recipients", told))
                .isEqualTo("就告警“t”的解除通知 wang、role:WATCH");
        assertThat(render("alert.notified", Locale.US, "text", "t", "occasion", "CLEARED", "recipients", told))
                .isEqualTo("Told wang, role:WATCH of the alert \"t\": cleared");
    }

    @Test
    void writesNumbersAsPeopleDo() {
        var written = new HashMap<Number, String>();
        written.put(1.0E-4, "0.0001");
        written.put(0.00004, "0");
        written.put(-0.00004, "0");
        written.put(1.0, "1");
        written.put(12345678.98765, "12345678.9877");
        written.put(1.0E12, "1000000000000");
        written.put(3, "3");
        written.put(1_234_567L, "1234567");
        written.put(Double.NaN, "NaN");
        written.put(Double.POSITIVE_INFINITY, "Infinity");
        written.forEach(
                (number, text) -> assertThat(render("account.login-failed", CHINA, "subject", "c", "failures", number))
                        .isEqualTo("账号 c 登录失败，连续第 " + text + " 次"));
    }

    @Test
    void takesValuesLiterally() {
        assertThat(render("incident.noted", CHINA, "actor", "$1 \\", "subject", "{actor}", "note.text", "{0} '"))
                .isEqualTo("$1 \\ 补充事件 {actor} 的处置记录：{0} '");
    }

    @Test
    void cutsLongTextsBetweenCharacters() {
        var sentence = render("incident.noted", CHINA, "actor", "王", "subject", "i1", "note.text", "😀".repeat(4000));
        assertThat(sentence).isEqualTo("王 补充事件 i1 的处置记录：" + "😀".repeat(199) + "…");
    }

    @Test
    void givesTheNameOfAnEventItHasNoSentenceFor() {
        assertThat(render("drill.held", CHINA)).isEqualTo("drill.held");
    }

    private static String render(String event, Locale locale, Object... values) {
        var known = new HashMap<String, Object>();
        for (var i = 0; i < values.length; i += 2) known.put(values[i].toString(), values[i + 1]);
        return Sentences.render(event, ((Map<String, Object>) known)::get, locale);
    }
}
