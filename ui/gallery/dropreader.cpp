#include "ui/gallery/dropreader.h"

#include "core/base/stepaside.h"

namespace limner {
namespace {

constexpr int previewEdge = 400;

} // namespace

DropReader::DropReader(QObject *parent)
    : QObject{parent}
{
    m_pool.setMaxThreadCount(1);
}

DropReader::~DropReader()
{
    m_isOver = true;
    m_pool.waitForDone();
}

void DropReader::look(const QString &path)
{
    startAside(m_pool, [this, path] {
        const std::optional<GivenRecord> record =
            givenRecord(path, previewEdge, [this] { return m_isOver.load(); });
        QMetaObject::invokeMethod(
            this,
            [this, path, record] {
                if (record)
                    emit found(*record);
                else
                    emit plain(path);
            },
            Qt::QueuedConnection);
    });
}

} // namespace limner
