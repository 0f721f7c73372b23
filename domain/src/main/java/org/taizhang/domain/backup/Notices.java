package org.taizhang.domain.backup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.backup.BackupEvent.Definition;
import org.taizhang.domain.backup.BackupEvent.Duty;
import org.taizhang.domain.backup.BackupEvent.Method;
import org.taizhang.domain.backup.BackupEvent.Resumed;

/** What people are told of a policy, in both languages. */
final class Notices {
    /** There is no backup that should be there. */
    static final int MISSED = 2;
    /** Somebody has not done yet what they owe. */
    static final int OWED = 3;

    private Notices() {}

    static Lapse missed(Definition definition, Method method, Instant due, int occurrence) {
        var text = "数据集“" + definition.name() + "”的" + zh(method) + "未在 " + due + " 前完成。No " + en(method)
                + " backup of " + definition.name() + " was taken by " + due;
        return new Lapse("run", due, occurrence, text, recipients(definition), MISSED);
    }

    static Resumed resumed(UUID backup, Definition definition, Method method, UUID run, int occurrence) {
        var text = "数据集“" + definition.name() + "”的" + zh(method) + "已补做。The " + en(method) + " backup of "
                + definition.name() + " was made up for";
        return new Resumed(backup, method, run, occurrence, text, recipients(definition));
    }

    static Lapse owed(Definition definition, Duty duty, Instant due, int occurrence) {
        var text = "数据集“" + definition.name() + "”的" + zh(duty) + "应于 " + due + " 前完成，尚未完成。The " + en(duty)
                + " of the backups of " + definition.name() + " was due at " + due;
        return new Lapse(word(duty), due, occurrence, text, recipients(definition), OWED);
    }

    private static List<String> recipients(Definition definition) {
        return List.of(definition.owner(), "role:OPERATOR");
    }

    private static String word(Duty duty) {
        return en(duty).replace(' ', '-');
    }

    private static String zh(Method method) {
        return switch (method) {
            case FULL -> "完全备份";
            case DIFFERENTIAL -> "差异备份";
            case INCREMENTAL -> "增量备份";
            case LOG -> "日志备份";
        };
    }

    private static String en(Method method) {
        return switch (method) {
            case FULL -> "full";
            case DIFFERENTIAL -> "differential";
            case INCREMENTAL -> "incremental";
            case LOG -> "log";
        };
    }

    private static String zh(Duty duty) {
        return switch (duty) {
            case DAILY_CHECK -> "每日备份检查";
            case VERIFICATION -> "每月有效性验证";
            case REVIEW -> "每月备份记录审核";
            case REPAIR -> "备份修复";
        };
    }

    private static String en(Duty duty) {
        return switch (duty) {
            case DAILY_CHECK -> "daily check";
            case VERIFICATION -> "monthly verification";
            case REVIEW -> "monthly review";
            case REPAIR -> "repair";
        };
    }
}
