package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.Projections;
import org.taizhang.projections.View;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Query;

/** Everything the read models hold, to be compared with what they hold another time. */
final class Contents {
    private Contents() {}

    /** Every document of every read model, once they have come to the end of the ledger. */
    static Map<String, Map<String, Document>> of(Product product) {
        var contents = new TreeMap<String, Map<String, Document>>();
        var end = product.bean(CommitLog.class).head() - 1;
        for (var view : product.bean(Projections.class).views()) {
            assertThat(view.await(end, Duration.ofSeconds(30)))
                    .as("%s has come to %s", view.state(), end)
                    .isTrue();
            contents.put(view.state().name(), documents(view));
        }
        return contents;
    }

    private static Map<String, Document> documents(View<?> view) {
        var documents = new LinkedHashMap<String, Document>();
        var query = Query.where().limit(Query.MOST);
        for (var page = view.everything().find(query);
                ;
                page = view.everything().find(query.after(page.next()))) {
            page.documents().forEach(document -> documents.put(document.id(), document));
            if (page.next() == null) return documents;
        }
    }

    /** The same data in another place, without the read models. */
    static void copyWithoutViews(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.filter(file -> !isView(file)).toList())
                Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    static void deleteViews(Path data) throws IOException {
        try (var files = Files.list(data)) {
            for (var file : files.filter(Contents::isView).toList()) Files.delete(file);
        }
    }

    private static boolean isView(Path file) {
        return file.getFileName().toString().startsWith("views.db");
    }

    /** Changes a SQLite file while the product is away. */
    static int change(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
