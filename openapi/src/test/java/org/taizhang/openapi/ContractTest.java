package org.taizhang.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed document is the one that the product shows; {@code -Dapprove=true} makes it so. */
class ContractTest {
    private static final String ADDRESS = "/api/v1/openapi.yaml";

    @TempDir
    static Path data;

    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.start(data);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void theCommittedDocumentIsWhatTheProductShows(@TempDir Path folder) throws IOException {
        var shown = folder.resolve("openapi.yaml");
        Files.writeString(shown, shown());
        if (Boolean.getBoolean("approve")) Files.copy(shown, Contract.COMMITTED, StandardCopyOption.REPLACE_EXISTING);
        assertThat(shown)
                .as("The contract has changed. Read the differences; openapi/README.md says how to approve them")
                .hasSameTextualContentAs(Contract.COMMITTED);
        assertThat(Files.mismatch(shown, Contract.COMMITTED))
                .as("the first byte that differs")
                .isEqualTo(-1);
    }

    @Test
    void itIsTheSameInEveryLanguage() {
        assertThat(product.send("GET", ADDRESS, product.admin(), null, "Accept-Language", "en")
                        .body())
                .isEqualTo(shown());
    }

    @Test
    void itIsForThoseWhoHaveLoggedIn() {
        assertThat(product.send("GET", ADDRESS, null, null).status()).isEqualTo(401);
        assertThat(product.send("GET", "/docs", null, null).status()).isEqualTo(401);
    }

    private static String shown() {
        var answer = product.send("GET", ADDRESS, product.admin(), null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
