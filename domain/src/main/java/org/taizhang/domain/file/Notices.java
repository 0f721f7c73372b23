package org.taizhang.domain.file;

import java.util.List;
import java.util.UUID;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.file.FileEvent.FoundDamaged;
import org.taizhang.domain.file.FileEvent.Notified;

/** What people are told of a file, in both languages. */
final class Notices {
    private static final List<String> WHO = List.of("role:OPERATOR", "role:AUDIT_ADMINISTRATOR");
    private static final int SERIOUS = 2;

    private Notices() {}

    static Notified damaged(FoundDamaged found, String name, int occurrence) {
        var text = switch (found.flaw()) {
            case MISSING ->
                "证据文件“" + name + "”的内容不在存放处，请从备份恢复。The contents of the file " + name
                        + " are missing; please restore them from a backup";
            case ALTERED ->
                "证据文件“" + name + "”的内容与入库时的摘要不符，请从备份恢复。The contents of the file " + name
                        + " are not those that were stored; please restore them from a backup";
        };
        return new Notified(found.file(), occurrence, Occasion.RAISED, text, WHO, SERIOUS);
    }

    static Notified whole(UUID file, String name, int occurrence) {
        var text =
                "证据文件“" + name + "”的内容已恢复，与摘要相符。The contents of the file " + name + " are those that were stored again";
        return new Notified(file, occurrence, Occasion.CLEARED, text, WHO, SERIOUS);
    }
}
