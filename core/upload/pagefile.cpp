#include "core/upload/pagefile.h"

#include "core/base/digest.h"
#include "core/base/file.h"

#include <cerrno>

namespace limner {

Result<std::unique_ptr<PageFile>> PageFile::write(const QByteArray &html)
{
    auto page = std::make_unique<PageFile>();
    QTemporaryFile &file = page->m_file;
    if (!file.open() || file.write(html) != html.size() || !file.flush())
        return fail(ioError(errno, file.fileName()));
    file.close();
    page->m_sha256 = sha256(html);
    page->m_md5 = md5(html);
    page->m_bytes = html.size();
    return page;
}

PutObject PageFile::object(const QString &key) const
{
    PutObject out;
    out.key = key;
    out.file = m_file.fileName();
    out.sha256 = m_sha256;
    out.md5 = m_md5;
    out.bytes = m_bytes;
    out.contentType = "text/html; charset=utf-8";
    return out;
}

} // namespace limner
