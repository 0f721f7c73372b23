package org.taizhang.projections.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.projections.sqlite.Sqlite;

class SqliteDocumentsTest extends DocumentsContract {
    private static final Schema SITES = Schema.of("sites", Field.text("state"), Field.number("count"));

    private final Path folder;
    private Sqlite file;

    SqliteDocumentsTest(@TempDir Path folder) {
        this.folder = folder;
        file = new Sqlite(folder.resolve("data/views.db"), 2);
    }

    @Override
    Documents engine() {
        return new SqliteDocuments(file);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void isThereAgainAfterTheFileWasClosed() {
        var site = new Document("a", 1, 1, "23", "{\"state\":\"UP\"}");
        var sites = new SqliteDocuments(file);
        sites.define(SITES);
        sites.replace("sites", List.of(site));
        file.close();
        file = new Sqlite(folder.resolve("data/views.db"), 2);
        var again = new SqliteDocuments(file);
        again.define(SITES);
        assertThat(again.find("sites", Query.where(Filter.eq("state", "UP"))).documents())
                .containsExactly(site);
    }

    @Test
    void nothingOfWhatWasThereIsLeftOnceItIsPurged() throws Exception {
        var sites = new SqliteDocuments(file);
        sites.define(SITES);
        var name = "欧阳春风不度玉门关".repeat(500);
        for (var i = 0; i < 300; i++)
            sites.replace("sites", List.of(new Document("s" + i, i, 1, "23", "{\"state\":\"" + i + name + "\"}")));
        assertThat(traces()).isTrue();
        sites.define(SITES.as("sites~1"));
        sites.replace("sites~1", List.of(new Document("s", 1, 1, "23", "{\"state\":\"UP\"}")));
        sites.rename("sites~1", "sites");
        sites.purge();
        assertThat(traces()).isFalse();
        assertThat(sites.find("sites", Query.where()).documents()).hasSize(1);
    }

    @Test
    void saysThatItCouldNotPurgeWhatSomebodyReads() throws Exception {
        var sites = new SqliteDocuments(file);
        sites.define(SITES);
        sites.replace("sites", List.of(new Document("s", 1, 1, "23", "{\"state\":\"UP\"}")));
        file.read(reader -> {
            try (var statement = reader.createStatement();
                    var rows = statement.executeQuery("SELECT id FROM sites")) {
                assertThat(rows.next()).isTrue();
                return assertThatThrownBy(sites::purge)
                        .isInstanceOf(Sqlite.Failure.class)
                        .hasMessageContaining("reads");
            }
        });
        sites.purge();
    }

    private boolean traces() throws Exception {
        try (var files = Files.list(folder.resolve("data"))) {
            for (var each : files.toList())
                if (Files.readString(each, StandardCharsets.ISO_8859_1)
                        .contains(new String("春风不度".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                    return true;
        }
        return false;
    }

    @Test
    void searchesAndSortsByIndexAlsoAfterASwap() {
        var sites = new SqliteDocuments(file);
        sites.define(SITES.as("sites~1"));
        sites.rename("sites~1", "sites");
        sites.define(SITES);
        assertThat(plan("SELECT id FROM sites WHERE " + SqliteDocuments.column("state") + " = 'UP'"))
                .contains("USING COVERING INDEX")
                .doesNotContain("SCAN");
        var query = new SqliteQuery(SITES, List.of(Filter.under("23")));
        assertThat(plan("SELECT json FROM sites" + query.sql().replace("?", "'23'") + " ORDER BY "
                        + SqliteDocuments.column("count") + " DESC, id DESC LIMIT 50"))
                .contains("USING INDEX")
                .doesNotContain("TEMP B-TREE");
        assertThat(names()).hasSize(3);
    }

    private String plan(String sql) {
        return text("EXPLAIN QUERY PLAN " + sql, "detail").toString();
    }

    private List<String> names() {
        return text(
                "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'sites' AND sql IS NOT NULL",
                "name");
    }

    private List<String> text(String sql, String column) {
        return file.read(connection -> {
            var lines = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) lines.add(rows.getString(column));
            }
            return lines;
        });
    }

    @Test
    void keepsNothingOfABulkWriteThatFails() {
        var sites = new SqliteDocuments(file);
        sites.define(SITES);
        file.write(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("CREATE TRIGGER full BEFORE INSERT ON sites WHEN new.id = 'b'"
                        + " BEGIN SELECT RAISE(ABORT, 'disk full'); END");
            }
        });
        var two = List.of(new Document("a", 1, 1, "23", "{}"), new Document("b", 1, 1, "23", "{}"));
        assertThatThrownBy(() -> sites.replace("sites", two))
                .isInstanceOf(Sqlite.Failure.class)
                .hasMessageContaining("disk full")
                .hasMessageContaining("views.db");
        assertThat(sites.find("sites", Query.where()).documents()).isEmpty();
        sites.replace("sites", two.subList(0, 1));
        assertThat(sites.find("sites", Query.where()).documents()).hasSize(1);
    }

    @Test
    void saysWhichFileIsNoDatabase() throws Exception {
        var text = Files.writeString(
                folder.resolve("text.db"), "not a database, certainly not one of SQLite's\n".repeat(50));
        assertThatThrownBy(() -> new Sqlite(text, 1).close())
                .isInstanceOf(Sqlite.Failure.class)
                .hasMessageContaining("text.db");
    }
}
