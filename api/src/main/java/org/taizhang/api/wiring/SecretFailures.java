package org.taizhang.api.wiring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Secrets that are not kept as they must be are a sentence for the operator, not a stack trace. */
final class SecretFailures extends AbstractFailureAnalyzer<UnusableSecrets> {
    @Override
    protected FailureAnalysis analyze(Throwable root, UnusableSecrets why) {
        return new FailureAnalysis(
                "监测用凭据无法安全存放。The secrets of probes cannot be kept safely.\n" + why.getMessage(),
                "请检查 taizhang.secrets.key：密钥文件须在数据目录之外，且仅属主可读写。"
                        + "Look at taizhang.secrets.key: the key lies outside the data folder, and its owner alone may use it.",
                why);
    }
}
