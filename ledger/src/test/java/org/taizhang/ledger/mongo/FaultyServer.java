package org.taizhang.ledger.mongo;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A MongoDB in memory that answers some commands otherwise than it should. */
final class FaultyServer extends MemoryBackend {
    /** Answers a command, with or without doing it; gives the answer, or nothing to break the connection. */
    interface Fault {
        Document answer(Document command, Supplier<Document> doing);
    }

    static final Document BROKEN = new Document("broken", true);

    private final MongoServer server = new MongoServer(this);
    private final AtomicReference<Fault> fault = new AtomicReference<>((command, doing) -> doing.get());

    FaultyServer() {
        server.bind();
    }

    ConnectionString uri() {
        return new ConnectionString(server.getConnectionString() + "/?retryWrites=false");
    }

    /** From now on. */
    void always(Fault faulty) {
        fault.set(faulty);
    }

    /** The next time a command with this name comes for this collection, or for the server. */
    void once(String name, String collection, Fault faulty) {
        fault.updateAndGet(before -> new Fault() {
            private boolean over;

            @Override
            public synchronized Document answer(Document command, Supplier<Document> doing) {
                if (over || !collection.equals(command.get(name))) return before.answer(command, doing);
                over = true;
                return faulty.answer(command, doing);
            }
        });
    }

    /** What some commands are answered, whatever they ask. */
    void answers(String name, UnaryOperator<Document> answer) {
        fault.updateAndGet(before -> (command, doing) ->
                command.containsKey(name) ? answer.apply(new Document("ok", 1.0)) : before.answer(command, doing));
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        var answer = fault.get().answer(message.getDocument(), () -> super.handleMessage(message));
        if (answer == BROKEN) {
            message.getChannel().close();
            return new Document("ok", 0.0);
        }
        return answer;
    }

    void stop() {
        server.shutdownNow();
    }
}
