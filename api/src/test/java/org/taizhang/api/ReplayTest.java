package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.projections.Projection;
import org.taizhang.projections.Projections;
import org.taizhang.projections.ReadModels;

/** Events told twice change nothing, whatever of the marks and tokens was lost. */
class ReplayTest {
    @Test
    void everyViewThereIsIsAReadModelAndRuns(@TempDir Path data) {
        var views = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.taizhang.projections")
                        .stream()
                        .filter(type -> type.isRecord() && type.isTopLevelClass())
                        .filter(type -> type.getSimpleName().endsWith("View"))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(ReadModels.ALL)
                .extracting(projection -> projection.document().getName())
                .containsExactlyInAnyOrderElementsOf(views);
        try (var product = Product.start(data)) {
            assertThat(product.bean(Projections.class).views())
                    .extracting(view -> view.state().name())
                    .containsExactlyInAnyOrderElementsOf(
                            ReadModels.ALL.stream().map(Projection::name).toList());
        }
    }

    @Test
    void eventsToldAgainFromTheBeginningChangeNothing(@TempDir Path data) throws Exception {
        replayed(data, "DELETE FROM _tokens");
    }

    @Test
    void eventsToldAgainToDocumentsWhoseMarksWereLostChangeNothing(@TempDir Path data) throws Exception {
        replayed(data, "DELETE FROM _tokens", "DELETE FROM views");
    }

    private static void replayed(Path data, String... losses) throws Exception {
        Object once;
        try (var product = Product.start(data)) {
            RestartTest.live(product);
            once = Contents.of(product);
        }
        for (var loss : losses)
            assertThat(Contents.change(data.resolve("views.db"), loss)).isPositive();
        try (var product = Product.start(data)) {
            assertThat(Contents.of(product)).isEqualTo(once);
        }
    }
}
