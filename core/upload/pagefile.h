#pragma once

#include "core/s3/objectstore.h"

#include <QTemporaryFile>

#include <memory>

namespace limner {

//! A page on its way to the store, which takes files; it goes with this.
class PageFile {
public:
    [[nodiscard]] static Result<std::unique_ptr<PageFile>> write(const QByteArray &html);
    [[nodiscard]] PutObject object(const QString &key) const;

private:
    QTemporaryFile m_file;
    QByteArray m_sha256;
    QByteArray m_md5;
    qint64 m_bytes = 0;
};

} // namespace limner
