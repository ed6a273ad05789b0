#pragma once

#include "core/base/errands.h"
#include "core/base/remote.h"
#include "core/jobs/inputintake.h"
#include "ui/common/droppedpicture.h"

#include <QObject>
#include <QSet>

namespace limner {

//! Brings what was dropped, pasted or drawn into the library, for the picture fields of the form:
//! asks the intake, and tells its answers here, each with the ticket of what it answers.
class PictureBringer final : public QObject {
    Q_OBJECT
public:
    PictureBringer(Remote<InputIntake> intake, const Inputs &inputs, QObject *parent = nullptr);

    //! `kept` or `failed` follows with the ticket that is returned. `madeFrom`: inputs that it was
    //! cut out of, or painted over.
    quint64 bring(const DroppedPicture &picture, const InputWish &wish,
                  const QStringList &madeFrom = {});
    //! The same for one that is kept already: what is known of it.
    quint64 look(const QString &name);
    //! Nothing follows any more.
    void leave(quint64 ticket);
    //! To read what is kept, off the window's thread.
    [[nodiscard]] const Inputs &inputs() const { return m_inputs; }

signals:
    void progressed(quint64 ticket, qint64 done, qint64 total);
    void kept(quint64 ticket, const limner::KeptInput &input);
    void failed(quint64 ticket, const limner::Error &error);

private:
    void ask(const InputOrder &order);

    Remote<InputIntake> m_intake;
    Inputs m_inputs;
    QSet<quint64> m_asked;   //!< tickets of what the intake has not been told yet
    Errands m_errands{this}; //!< encode what came as pixels
};

} // namespace limner
