#pragma once

#include "core/jobs/job.h"

#include <QList>
#include <QObject>

namespace limner {

class Banner;

//! A request with a fixed seed, and the finished job that answers it.
struct MadeBefore {
    JobDraft draft = {};
    QString jobId = {};
};

//! Says that a picture is there already and asks what to do: look at it, pay for it once more, or
//! change the seed. Nothing is sent until one is chosen.
class TwinOffer final : public QObject {
    Q_OBJECT
public:
    explicit TwinOffer(Banner &banner, QObject *parent = nullptr);
    void show(const QList<MadeBefore> &made);

signals:
    void showRequested(const QString &jobId);
    void submitRequested(const QList<limner::JobDraft> &drafts);

private:
    void answer(bool newSeed);

    Banner &m_banner;
    QList<MadeBefore> m_made;
};

} // namespace limner
