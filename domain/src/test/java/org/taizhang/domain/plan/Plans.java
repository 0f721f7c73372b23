package org.taizhang.domain.plan;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.taizhang.domain.EmergencyTerms;
import org.taizhang.domain.plan.PlanEvent.Content;
import org.taizhang.domain.plan.PlanEvent.Level;
import org.taizhang.domain.plan.PlanEvent.Risk;

/** An emergency plan as tests have it. */
public final class Plans {
    public static final EmergencyTerms TERMS = new EmergencyTerms(
            ZoneId.of("Asia/Shanghai"),
            Period.ofYears(1),
            Period.ofDays(30),
            Period.ofDays(20),
            Period.ofDays(60),
            Duration.ofHours(1),
            Duration.ofMinutes(30),
            Duration.ofHours(12),
            Period.ofDays(10));

    private Plans() {}

    public static Content content(String title) {
        return new Content(
                title,
                List.of(new Risk("机房断电", "双路供电与发电机")),
                "依据国家网络安全事件应急预案",
                "集约化平台",
                "领导小组与应急办",
                "备件、队伍、演练",
                "监测预警与信息报送",
                List.of(level(1, "特别重大", Duration.ofMinutes(30)), level(2, "重大", Duration.ofHours(1))),
                "逐级报告",
                "统一指挥",
                "先隔离，后恢复",
                "事后调查",
                "每年评估一次");
    }

    public static Level level(int grade, String name, Duration reportWithin) {
        return new Level(grade, name, "全部网站不可用", "启动响应", reportWithin, Duration.ofHours(2));
    }
}
