package org.taizhang.api.wiring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.taizhang.api.report.UnusableFont;

/** A font that will not do is a sentence for the operator, not a stack trace. */
final class FontFailures extends AbstractFailureAnalyzer<UnusableFont> {
    @Override
    protected FailureAnalysis analyze(Throwable root, UnusableFont why) {
        return new FailureAnalysis(
                "报告所用字体不可用。The font of reports cannot be used.\n" + why.getMessage(),
                "请检查 taizhang.reports.font：须为含中文的 TrueType 字体文件（.ttf、.ttc），留空则用随产品提供的字体。"
                        + "Look at taizhang.reports.font: a Chinese TrueType font, or empty for the one that comes with the product.",
                why);
    }
}
