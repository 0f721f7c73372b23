package org.taizhang.api.wiring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.taizhang.ledger.CannotOpen;

/** A ledger that cannot be opened is a sentence for the operator, not a stack trace; nothing of it was changed. */
final class LedgerFailures extends AbstractFailureAnalyzer<CannotOpen> {
    @Override
    protected FailureAnalysis analyze(Throwable root, CannotOpen why) {
        return new FailureAnalysis(
                "台账无法打开，未作任何改动。The ledger cannot be opened; nothing of it was changed.\n" + why.getMessage(),
                action(why),
                why);
    }

    private static String action(CannotOpen why) {
        return switch (why) {
            case CannotOpen.InUse e ->
                "请停止正在使用该数据目录的进程，或以 TAIZHANG_DATA 另指目录。"
                        + "Stop the process that uses this data, or name another folder by TAIZHANG_DATA.";
            case CannotOpen.Newer e -> "请使用写入该文件的版本或更新的版本。Use the version that wrote the file, or a newer one.";
            case CannotOpen.Foreign e -> wrongFile();
            case CannotOpen.NotADatabase e -> wrongFile();
            case CannotOpen.NotWritable e ->
                "请检查磁盘空间、挂载方式和目录权限。Look at the disk's space, how it is mounted, and the folder's permissions.";
            case CannotOpen.NotDurable e -> "请把数据目录放在支持可靠落盘的本地文件系统上。Put the data on a local file system that can sync.";
            case CannotOpen.Unsafe e ->
                "请按上述要求配置 MongoDB 副本集。Set the MongoDB replica set up as the sentence above asks.";
            case CannotOpen.Altered e ->
                "请查明是谁改动了台账的数据库，并从备份恢复。Find out who changed the ledger's database, and restore it from a backup.";
            case CannotOpen.Contradicted e ->
                "台账与已签名的检查点不符，请保留全部文件，查明原因后从更新的备份恢复。"
                        + "The ledger contradicts what was signed of it: keep all files, find out why, restore a newer backup.";
            case CannotOpen.Unrecognised e ->
                "请核对 taizhang.ledger 的 origin、signers 与 retired-keys；名称一经使用不得更改，更换密钥须列出旧公钥。"
                        + "Look at origin, signers and retired-keys of taizhang.ledger: the name never changes, and a key"
                        + " that signed before is named.";
            case CannotOpen.Elsewhere e ->
                "继续使用文件台账请设 taizhang.ledger.store=sqlite，另起台账请换数据目录。"
                        + "To go on with the file, set taizhang.ledger.store=sqlite; for another ledger, name another data folder.";
            case CannotOpen.Gap e ->
                "台账不完整，请保留原文件并从备份恢复。The ledger is incomplete: keep the file, and restore from a backup.";
        };
    }

    private static String wrongFile() {
        return "请检查 TAIZHANG_DATA 是否指向正确的目录。Check that TAIZHANG_DATA names the right folder.";
    }
}
