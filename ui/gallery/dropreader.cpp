#include "ui/gallery/dropreader.h"

namespace limner {
namespace {

constexpr int previewEdge = 400;

} // namespace

DropReader::DropReader(QObject *parent)
    : QObject{parent}
{}

DropReader::~DropReader()
{
    m_over.request_stop();
}

void DropReader::look(const QString &path)
{
    m_errands.send(
        [path, over = m_over.get_token()] {
            return givenRecord(path, previewEdge, [&over] { return over.stop_requested(); });
        },
        [this, path](const std::optional<GivenRecord> &record) {
            if (record)
                emit found(*record);
            else
                emit plain(path);
        });
}

} // namespace limner
