#include "core/sandbox/servedrange.h"

namespace limner {

void applyRange(const ServedRequest &request, ServedReply &reply)
{
    const QByteArray range = request.header("Range");
    if (!range.startsWith("bytes="))
        return;
    const QByteArray total = QByteArray::number(reply.body.size());
    const qsizetype dash = range.indexOf('-');
    bool isFromGood = false;
    const qint64 from = range.mid(6, dash - 6).toLongLong(&isFromGood);
    bool isToGood = false;
    const qint64 asked = range.mid(dash + 1).toLongLong(&isToGood);
    const bool isOpen = dash >= 0 && range.endsWith('-');
    if (dash < 0 || !isFromGood || !(isOpen || isToGood)) // not understood: the whole, as allowed
        return;
    const qint64 to =
        std::min<qint64>(isOpen ? reply.body.size() - 1 : asked, reply.body.size() - 1);
    if (from < 0 || from > to) {
        reply.status = 416;
        reply.headers.emplace_back("Content-Range", "bytes */" + total);
        reply.body.clear();
        return;
    }
    reply.status = 206;
    reply.headers.emplace_back("Content-Range", "bytes " + QByteArray::number(from) + '-' +
                                                    QByteArray::number(to) + '/' + total);
    reply.body = reply.body.mid(from, to - from + 1);
}

} // namespace limner
