package org.taizhang.probes.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.taizhang.probes.Failed;

/**
 * What is asked of one kind of database: a file of statements, each ending with a semicolon at the end of a line.
 *
 * <p>A column that is text is a fact of its name, any other a metric; {@code instance} says which of several. Before a
 * statement may stand {@code -- optional}, where the database may refuse it, and {@code -- column X is Y}, where it
 * cannot name its columns itself and only these are read.
 */
record Dialect(List<Question> questions) {
    private static final Pattern COLUMN = Pattern.compile("-- column (\\S+) is (\\S+)");
    private static final Pattern SCHEME = Pattern.compile("jdbc:([a-z0-9]+):.*");

    /** One statement, and what its columns are where it cannot say so itself. */
    record Question(String sql, boolean optional, Map<String, String> columns) {}

    /** Which kind of database an address is of. */
    static String scheme(String address) throws Failed {
        var scheme = SCHEME.matcher(address);
        if (!scheme.matches()) throw new Failed("The address is not jdbc:…");
        return scheme.group(1);
    }

    static Dialect of(String name) throws Failed {
        try (var file = Dialect.class.getResourceAsStream(name + ".sql")) {
            if (file == null) throw new Failed("Databases of the kind " + name + " are not known");
            return parse(new String(file.readAllBytes(), UTF_8));
        } catch (Failed e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Dialect parse(String text) {
        var questions = new ArrayList<Question>();
        var sql = new StringBuilder();
        var columns = new HashMap<String, String>();
        var optional = false;
        for (var line :
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            var column = COLUMN.matcher(line);
            if (column.matches()) columns.put(column.group(1), column.group(2));
            if (line.equals("-- optional")) optional = true;
            if (line.startsWith("--")) continue;
            sql.append(line).append(' ');
            if (!line.endsWith(";")) continue;
            questions.add(new Question(sql.toString().strip().replaceFirst(";$", ""), optional, Map.copyOf(columns)));
            sql.setLength(0);
            columns.clear();
            optional = false;
        }
        return new Dialect(List.copyOf(questions));
    }
}
