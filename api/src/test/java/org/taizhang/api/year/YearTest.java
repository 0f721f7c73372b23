package org.taizhang.api.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YearTest {
    @Test
    void threeDaysOfItArePlayedWithoutARefusal(@TempDir Path folder) throws Exception {
        try (var year = new Year(folder.resolve("data"), LocalDate.of(2026, 1, 31), 3, 1)) {
            year.play();
            assertThat(year.events()).isGreaterThan(500);
        }
    }
}
