package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Locale CHINA = Locale.SIMPLIFIED_CHINESE;

    @Test
    void speaksTheCallersLanguage() {
        assertThat(Messages.text("alert.not-open", List.of(), CHINA)).isEqualTo("该告警已恢复，不能再确认。");
        assertThat(Messages.text("alert.not-open", List.of(), Locale.GERMANY)).isEqualTo("该告警已恢复，不能再确认。");
        assertThat(Messages.text("alert.not-open", List.of(), Locale.US))
                .isEqualTo("This alert has cleared and can no longer be acknowledged.");
    }

    @Test
    void saysRolesInWords() {
        var refusal = Forbidden.role(RegisterLike.class.getAnnotation(Needs.class));
        assertThat(Messages.text(refusal.code(), refusal.arguments(), CHINA)).isEqualTo("权限不足，需具备下列角色之一：值班人员、运维人员。");
        assertThat(Messages.text(refusal.code(), refusal.arguments(), Locale.US))
                .isEqualTo("You need one of these roles: watch, operator.");
    }

    @Test
    void saysThatNoRoleIsEnough() {
        var refusal = Forbidden.role(null);
        assertThat(Messages.text(refusal.code(), refusal.arguments(), CHINA)).isEqualTo("权限不足，需具备下列角色之一：—。");
    }

    @Test
    void writesVersionsWithoutGroupingAndInstantsAsGiven() {
        assertThat(Messages.text("outdated", List.of(1233L, 1234L), CHINA))
                .isEqualTo("您所依据的是第 1233 版，当前最新为第 1234 版，请刷新后重试。");
        assertThat(Messages.text("target.pause-over", List.of(Instant.EPOCH), CHINA))
                .isEqualTo("维护截止时间 1970-01-01T00:00:00Z 已过，请填写晚于当前的时间。");
    }

    @Test
    void takesArgumentsLiterally() {
        assertThat(Messages.text("account.name-taken", List.of("{0} 'x"), CHINA))
                .isEqualTo("登录名“{0} 'x”已被占用，请另选一个。");
    }

    @Test
    void namesTheUnknown() {
        var id = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
        assertThat(Messages.text("unknown", List.of(new Unknown(id).subject()), CHINA))
                .isEqualTo("未找到编号为 " + id + " 的记录。");
    }

    @Test
    void tellsWhichVersionWasExpected() {
        var outdated = new Outdated(3, 5);
        assertThat(Messages.text("outdated", List.of(outdated.expected(), outdated.actual()), Locale.US))
                .isEqualTo("You acted on version 3, but the newest is 5; please reload and try again.");
    }

    @Test
    void givesACodeItHasNoSentenceForAsItIs() {
        assertThat(Messages.text("other.code", List.of("x"), CHINA)).isEqualTo("other.code");
    }

    @Needs({Role.WATCH, Role.OPERATOR})
    private record RegisterLike() {}
}
