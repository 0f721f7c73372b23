package org.taizhang.api.wiring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.taizhang.ledger.note.CannotSign;

/** A signing key that cannot be used is a sentence for the operator, not a stack trace; no secret is in it. */
final class SigningFailures extends AbstractFailureAnalyzer<CannotSign> {
    @Override
    protected FailureAnalysis analyze(Throwable root, CannotSign why) {
        return new FailureAnalysis(
                "台账的签名密钥无法使用。A key that signs the ledger cannot be used.\n" + why.getMessage(),
                "请检查 taizhang.ledger 的密钥、口令与文件权限；密钥遗失时从备份恢复，或换用新密钥并在 retired-keys 列出旧公钥。"
                        + "Look at the keys of taizhang.ledger, their secrets and permissions; a lost key comes back from a"
                        + " backup, or is replaced by a new one and named under retired-keys.",
                why);
    }
}
