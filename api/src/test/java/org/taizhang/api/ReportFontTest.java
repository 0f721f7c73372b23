package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.report.Documents;
import org.taizhang.api.report.UnusableFont;

class ReportFontTest {
    @TempDir
    private Path data;

    @Test
    void theProductWritesReportsWithoutBeingToldAFont() throws Exception {
        try (var product = Product.start(data)) {
            assertThat(product.bean(Documents.class)).isNotNull();
        }
    }

    @Test
    void aFontThatIsNotThereEndsTheStart() {
        assertThatThrownBy(() -> Product.start(data, "taizhang.reports.font=" + data.resolve("none.ttf"))
                        .close())
                .hasRootCauseInstanceOf(UnusableFont.class)
                .rootCause()
                .hasMessageContaining("none.ttf cannot be read");
    }
}
