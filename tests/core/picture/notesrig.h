#pragma once

#include "core/base/file.h"
#include "core/picture/a1111text.h"
#include "core/picture/embedded.h"
#include "core/picture/picturedecoder.h"
#include "tests/support/pictures.h"

#include <QTemporaryDir>
#include <QtTest>

namespace limner::test {

//! Writes notes into pictures, and looks whether they stay the same.
struct NotesRig {
    QTemporaryDir folder;

    [[nodiscard]] QString path(const char *name) const
    {
        return folder.filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] static EmbeddedRecord recordOf(const QString &prompt)
    {
        EmbeddedRecord record;
        record.uuid = QStringLiteral("8f1c2d3e-0000-4000-8000-0123456789ab");
        record.jobId = QStringLiteral("daily-42");
        record.createdAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
        record.request.provider = QStringLiteral("replicate");
        record.request.model = QStringLiteral("acme/brush");
        record.request.parameters =
            Json{{"prompt", prompt.toStdString()}, {"seed", 4'294'967'297}, {"steps", 28}};
        return record;
    }
    [[nodiscard]] static PictureNotes notesOf(const EmbeddedRecord &record)
    {
        return {toXmp(record), a1111Text(record, {64, 48})};
    }
    //! A text chunk of a PNG, right behind IHDR or right before IEND.
    [[nodiscard]] static QByteArray pngWith(const QByteArray &chunk, bool isBehindPixels)
    {
        QByteArray png = pictureBytes({64, 48});
        return png.insert(isBehindPixels ? png.size() - 12 : qsizetype{33}, chunk);
    }
    //! The bytes with the notes in them, in `path("out")` too; the test fails where the picture is
    //! another one then.
    QByteArray noted(const QByteArray &bytes, const PictureNotes &notes) const
    {
        writeFile(path("in"), bytes);
        const Result<std::vector<QImage>> done = embedChecked(path("in"), path("out"), notes);
        if (!done) {
            QTest::qFail(qUtf8Printable(done.error().message), __FILE__, __LINE__);
            return {};
        }
        const QByteArray out = readFile(path("out"), 1 << 28).value_or(QByteArray{});
        const auto before = decodedPicture(bytes);
        const auto after = decodedPicture(out);
        if (!before || !after || *before != *after)
            QTest::qFail("other pixels", __FILE__, __LINE__);
        return out;
    }
};

} // namespace limner::test
