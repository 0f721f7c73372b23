package org.taizhang.api.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.file.Archive.Damaged;
import org.taizhang.api.file.Archive.Draft;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Problem;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Authorisation;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Refused;
import org.taizhang.domain.file.FileCommand;
import org.taizhang.domain.file.FileCommand.NoteDamaged;
import org.taizhang.domain.file.FileCommand.NoteWhole;
import org.taizhang.domain.file.FileCommand.Store;
import org.taizhang.domain.file.FileEvent.Contents;
import org.taizhang.domain.file.FileEvent.Stage;
import org.taizhang.projections.file.FileView;

/** Keeps the ledger and the archive in step: bytes before their event, and what is found wrong is told. */
@Component
class FileKeeper {
    private static final Logger log = LoggerFactory.getLogger(FileKeeper.class);

    private final Archive archive;
    private final MediaTypes types;
    private final Commands commands;
    private final Actor self;

    FileKeeper(Archive archive, FileSettings settings, Commands commands, Settings all) {
        this.archive = archive;
        this.types = new MediaTypes(settings.mediaTypes());
        this.commands = commands;
        this.self = Actor.system("FileKeeper", all.unit());
    }

    /** Stores what was uploaded, for somebody who may. */
    FileReceipt store(UUID file, Upload upload) {
        Authorisation.require(Store.class, Caller.current());
        if (!Caller.sees(upload.unit())) throw Forbidden.unit(upload.unit());
        try (var bytes = upload.file().getInputStream();
                var draft = archive.receive(bytes)) {
            var contents = contents(upload, draft);
            archive.keep(draft);
            return FileReceipt.of(commands.send(file, new Store(file, contents)), contents);
        } catch (IOException e) {
            throw unavailable(e);
        } catch (Refused other) {
            // An id is given twice only by the same Idempotency-Key.
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
        }
    }

    private Contents contents(Upload upload, Draft draft) throws IOException {
        if (draft.size() == 0) throw new Problem(HttpStatus.BAD_REQUEST, "file-empty");
        return new Contents(
                FileNames.clean(upload.file().getOriginalFilename()),
                types.settle(upload.file().getContentType(), draft.path()),
                draft.size(),
                draft.sha256(),
                draft.sm3(),
                upload.unit(),
                upload.description());
    }

    /** Refuses a file that was withdrawn. */
    static void isServed(FileView file) {
        if (file.stage() == Stage.WITHDRAWN)
            throw new Problem(HttpStatus.GONE, "file-withdrawn", file.contents().name());
    }

    /** The bytes of a file, found to be those that were stored. */
    InputStream open(FileView file) {
        try {
            var bytes = archive.open(file.contents());
            if (file.flaw() != null) tell(file, new NoteWhole(file.id()));
            return bytes;
        } catch (Damaged damaged) {
            log.error(
                    "The file {} ({}) is damaged: {}",
                    file.id(),
                    file.contents().sha256(),
                    damaged.flaw());
            if (damaged.flaw() != file.flaw()) tell(file, new NoteDamaged(file.id(), damaged.flaw()));
            throw new Problem(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "file-damaged",
                    file.contents().name());
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** What cannot be told now is found again by whoever reads next. */
    private void tell(FileView file, FileCommand command) {
        try {
            commands.send(file.id(), command, self);
        } catch (RuntimeException e) {
            log.warn("{} could not be told", command, e);
        }
    }

    private static Problem unavailable(IOException e) {
        log.error("The archive of files cannot be used", e);
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "files-unavailable");
    }
}
